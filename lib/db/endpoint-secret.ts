import type { PrismaClient } from '@/lib/db/generated/client';

type Db = Pick<PrismaClient, 'endpointSecret'>;

/** A builder's sealed key for the server of some settings; null where there is none. */
export async function findEndpointSecret(
  db: Db,
  where: { settingsCid: string; account: string },
): Promise<{ sealed: string } | null> {
  return db.endpointSecret.findUnique({ where: { settingsCid_account: where }, select: { sealed: true } });
}

/** Keeps a sealed key in the place of the one before. */
export async function saveEndpointSecret(
  db: Db,
  { sealed, ...where }: { settingsCid: string; account: string; sealed: string },
): Promise<void> {
  await db.endpointSecret.upsert({
    where: { settingsCid_account: where },
    create: { ...where, sealed },
    update: { sealed, createdAt: new Date() },
  });
}

/** An account's keys, without the keys, newest first. */
export async function listEndpointSecrets(
  db: Db,
  account: string,
): Promise<{ settingsCid: string; createdAt: Date }[]> {
  return db.endpointSecret.findMany({
    where: { account },
    orderBy: { createdAt: 'desc' },
    select: { settingsCid: true, createdAt: true },
  });
}

/** Removes a key; whether there was one. */
export async function removeEndpointSecret(db: Db, where: { settingsCid: string; account: string }): Promise<boolean> {
  const { count } = await db.endpointSecret.deleteMany({ where });
  return count > 0;
}
