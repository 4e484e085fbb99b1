import { hashTypedData, recoverTypedDataAddress } from 'viem';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { Prisma } from '@/lib/db/generated/client';
import {
  COMPUTE_PROOF_HEADER,
  COMPUTE_REQUEST_LIFETIME_S,
  type ComputeAction,
  computeProofSchema,
  computeRequestTypedData,
} from '@/lib/schemas/compute';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { parseInput } from '@/lib/server/parse-input';

/** Requests of one account that are remembered at a time, which is some four minutes' worth. */
const MOST_REQUESTS = 200;
/** Of all accounts: a new account costs nothing. */
const MOST_REQUESTS_OF_ALL = 20_000;

/**
 * Who signed a provider's request (EIP-712): bound to this site, this chain, the action, the run and the body, good for two
 * minutes about its time, and once. Accounts of a key only. Throws `not-signed-in` (no or another's signature, another
 * site or chain, too old), `conflict` (used before), `rate-limited`.
 */
export async function authoriseRequest(
  { db, chainId, origins, now }: Pick<ComputeDependencies, 'db' | 'chainId' | 'origins' | 'now'>,
  { header, action, run, body }: { header: string | null; action: ComputeAction; run: string; body: Hex },
): Promise<Hex> {
  const { account, at, nonce, signature } = parseInput(computeProofSchema, parseHeader(header));
  const age = now().getTime() / 1000 - at;
  if (Math.abs(age) > COMPUTE_REQUEST_LIFETIME_S) {
    throw new AppError(
      'not-signed-in',
      `The request was signed ${Math.round(age)} s ago by this site's clock. Correct the clock.`,
    );
  }
  const messages = origins.map((site) =>
    computeRequestTypedData({ chainId, request: { site, action, run, body, at, nonce } }),
  );
  for (const message of messages) {
    const signer = await recoverTypedDataAddress({ ...message, signature }).catch(() => null);
    if (signer?.toLowerCase() !== account) continue;
    await spendOnce(db, { account, digest: hashTypedData(message), now: now() });
    return account;
  }
  throw new AppError(
    'not-signed-in',
    `The signature is not by ${account} for this request to ${origins[0]} on chain ${chainId}. Check the address of the site.`,
  );
}

function parseHeader(header: string | null): unknown {
  if (header === null || header.length > 1_000) {
    throw new AppError('not-signed-in', `The header ${COMPUTE_PROOF_HEADER} is missing. Sign the request.`);
  }
  try {
    return JSON.parse(header);
  } catch (cause) {
    throw new AppError('not-signed-in', `The header ${COMPUTE_PROOF_HEADER} is not JSON.`, { cause });
  }
}

async function spendOnce(
  db: ComputeDependencies['db'],
  { account, digest, now }: { account: Hex; digest: Hex; now: Date },
): Promise<void> {
  await db.computeRequest.deleteMany({ where: { expiresAt: { lt: now } } });
  const [own, all] = await Promise.all([db.computeRequest.count({ where: { account } }), db.computeRequest.count()]);
  if (own >= MOST_REQUESTS || all >= MOST_REQUESTS_OF_ALL) {
    throw new AppError('rate-limited', 'Too many requests in the last minutes. Ask less often.');
  }
  const expiresAt = new Date(now.getTime() + 2 * COMPUTE_REQUEST_LIFETIME_S * 1000);
  try {
    await db.computeRequest.create({ data: { account, digest, expiresAt }, select: { digest: true } });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    throw new AppError('conflict', 'This request was sent before. Sign a new one.');
  }
}
