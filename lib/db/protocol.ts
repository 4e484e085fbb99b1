import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import {
  type FeeParts,
  GOVERNOR_SETTINGS,
  type GovernorSettingName,
  PROTOCOL_PARAMETERS,
  PROTOCOL_ROLES,
  type ProtocolParameterName,
  type ProtocolRoleName,
} from '@/lib/core/protocol-names';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { addressSchema } from '@/lib/schemas/hex';

/** Since when something is as it is. */
type Since = { readonly since: Date; readonly block: number; readonly transactionHash: string };

/** All that votes can change, as it is now; empty lists while the index has not read the contract's first block. */
export type Protocol = {
  readonly parameters: readonly ({ readonly name: ProtocolParameterName; readonly value: bigint } & Since)[];
  /** The holder is the zero address where there is none. */
  readonly roles: readonly ({ readonly role: ProtocolRoleName; readonly holder: Hex } & Since)[];
  readonly feeParts: ({ readonly parts: FeeParts } & Since) | null;
  readonly settings: readonly ({ readonly name: GovernorSettingName; readonly value: bigint } & Since)[];
};

/** One change of what votes can change; `index` is the place in its block. The first ones came with the deployment. */
export type ProtocolChange = { readonly at: Date; readonly block: number; readonly index: number } & {
  readonly transactionHash: string;
} & (
    | { readonly kind: 'parameter'; readonly name: ProtocolParameterName; readonly value: bigint }
    | { readonly kind: 'setting'; readonly name: GovernorSettingName; readonly value: bigint }
    | { readonly kind: 'role'; readonly name: ProtocolRoleName; readonly holder: Hex }
    | { readonly kind: 'fee-parts'; readonly parts: FeeParts }
  );

const PARTS = Prisma.sql`
  jsonb_build_object('treasury', treasury, 'builder', builder, 'curators', curators, 'compute', compute,
    'contributors', contributors) AS parts`;
const SINCE = Prisma.sql`changed_at AS since, block_number AS block, transaction_hash AS "transactionHash"`;

/**
 * How a fee is divided and who gets the treasury's part, as of the end of a block. Throws `not-ready` when the index knows
 * of no terms up to it.
 */
export async function readProtocolAt(
  db: Pick<Db, '$queryRaw'>,
  { block }: { block: number },
): Promise<{ parts: FeeParts; treasury: Hex }> {
  const [row] = await db.$queryRaw<{ parts: FeeParts; treasury: string }[]>`
    SELECT p.parts, r.holder AS treasury
    FROM (SELECT ${PARTS} FROM fee_parts WHERE block_number <= ${block}
          ORDER BY block_number DESC, log_index DESC LIMIT 1) p
    CROSS JOIN (SELECT holder FROM protocol_role WHERE role = 'treasury' AND block_number <= ${block}
                ORDER BY block_number DESC, log_index DESC LIMIT 1) r`;
  if (!row) {
    throw new AppError('not-ready', `The index knows of no division of fees up to block ${block}. Try again later.`);
  }
  return { parts: row.parts, treasury: addressSchema.parse(row.treasury) };
}

/** What votes can change, as it is now, with since when; parameters, roles and settings in the contracts' order. */
export async function readProtocol(db: Pick<Db, '$queryRaw'>): Promise<Protocol> {
  const [parameters, roles, [feeParts], settings] = await Promise.all([
    db.$queryRaw<({ name: ProtocolParameterName; value: Prisma.Decimal } & Since)[]>`
      SELECT DISTINCT ON (name) name, value, ${SINCE} FROM protocol_parameter
      ORDER BY name, block_number DESC, log_index DESC`,
    db.$queryRaw<({ role: ProtocolRoleName; holder: string } & Since)[]>`
      SELECT DISTINCT ON (role) role, holder, ${SINCE} FROM protocol_role
      ORDER BY role, block_number DESC, log_index DESC`,
    db.$queryRaw<({ parts: FeeParts } & Since)[]>`
      SELECT ${PARTS}, ${SINCE} FROM fee_parts ORDER BY block_number DESC, log_index DESC LIMIT 1`,
    db.$queryRaw<({ name: GovernorSettingName; value: Prisma.Decimal } & Since)[]>`
      SELECT DISTINCT ON (name) name, value, ${SINCE} FROM governor_setting
      ORDER BY name, block_number DESC, log_index DESC`,
  ]);
  return {
    parameters: PROTOCOL_PARAMETERS.flatMap((name) =>
      parameters.filter((row) => row.name === name).map((row) => ({ ...row, value: toBigint(row.value) })),
    ),
    roles: PROTOCOL_ROLES.flatMap((role) =>
      roles.filter((row) => row.role === role).map((row) => ({ ...row, holder: addressSchema.parse(row.holder) })),
    ),
    feeParts: feeParts ?? null,
    settings: GOVERNOR_SETTINGS.flatMap((name) =>
      settings.filter((row) => row.name === name).map((row) => ({ ...row, value: toBigint(row.value) })),
    ),
  };
}

type ChangeRow = {
  kind: ProtocolChange['kind'];
  name: string;
  value: Prisma.Decimal | null;
  holder: string | null;
  parts: FeeParts | null;
  at: Date;
  block: number;
  index: number;
  transactionHash: string;
};

/** One page of all changes, newest first; those of the deployment come last. */
export async function listProtocolChanges(
  db: Pick<Db, '$queryRaw'>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: ProtocolChange[]; total: number }> {
  const place = Prisma.sql`changed_at AS at, block_number AS block, log_index AS index, transaction_hash AS "transactionHash"`;
  const rows = await db.$queryRaw<(ChangeRow & { total: number })[]>`
    SELECT *, count(*) OVER ()::int AS total FROM (
      SELECT 'parameter' AS kind, name, value, NULL AS holder, NULL::jsonb AS parts, ${place} FROM protocol_parameter
      UNION ALL SELECT 'setting', name, value, NULL, NULL, ${place} FROM governor_setting
      UNION ALL SELECT 'role', role, NULL, holder, NULL, ${place} FROM protocol_role
      UNION ALL SELECT 'fee-parts', '', NULL, NULL, parts, at, block, index, "transactionHash"
        FROM (SELECT ${PARTS}, ${place} FROM fee_parts) f) changes
    ORDER BY block DESC, index DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { rows: rows.flatMap(toChange), total: rows[0]?.total ?? 0 };
}

function toChange({ at, block, index, transactionHash, ...row }: ChangeRow): ProtocolChange[] {
  const place = { at, block, index, transactionHash };
  const parameter = PROTOCOL_PARAMETERS.find((name) => name === row.name);
  const setting = GOVERNOR_SETTINGS.find((name) => name === row.name);
  const role = PROTOCOL_ROLES.find((name) => name === row.name);
  if (row.kind === 'parameter' && parameter && row.value !== null) {
    return [{ ...place, kind: 'parameter', name: parameter, value: toBigint(row.value) }];
  }
  if (row.kind === 'setting' && setting && row.value !== null) {
    return [{ ...place, kind: 'setting', name: setting, value: toBigint(row.value) }];
  }
  if (row.kind === 'role' && role && row.holder !== null) {
    return [{ ...place, kind: 'role', name: role, holder: addressSchema.parse(row.holder) }];
  }
  return row.parts === null ? [] : [{ ...place, kind: 'fee-parts', parts: row.parts }];
}
