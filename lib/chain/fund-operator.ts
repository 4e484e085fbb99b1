import type { Address } from 'viem';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';

const OPEN = 10n ** 18n;
/** Base units the operator is given. */
export const OPERATOR_OPEN = 1_000_000n * OPEN;
/** What it holds at least before it is given anything again: bonds come back, lost ones do not. */
const ENOUGH = 100_000n * OPEN;

/**
 * Fills the operator's pocket from the deployer's, which holds the supply, so that it can bond what it proposes. Sends
 * nothing while the operator has enough, so it may be called at every start. Throws `internal` when the transfer reverts.
 */
export async function fundOperator(
  { reader, deployer }: { reader: ChainReader; deployer: ChainWriter },
  { openToken, operator }: { openToken: Address; operator: Address },
): Promise<void> {
  const token = { address: openToken, abi: openTokenAbi } as const;
  const held = await reader.readContract({ ...token, functionName: 'balanceOf', args: [operator] });
  if (held >= ENOUGH) return;
  const args = [operator, OPERATOR_OPEN - held] as const;
  const hash = await deployer.writeContract({ ...token, functionName: 'transfer', args });
  const { status } = await reader.waitForTransactionReceipt({ hash });
  if (status !== 'success')
    throw new AppError('internal', `The transfer of OPEN to the operator reverted in transaction ${hash}.`);
}
