import { isErc6492Signature } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { counterfactualClaimsAbi } from '@/contracts-abi/counterfactual-claims';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { explainRevert, PROTOCOL_ERRORS } from '@/lib/chain/explain-revert';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { formatOpen } from '@/lib/core/units';
import { epochProofs } from '@/lib/rewards/build-epoch';
import type { SignedClaim } from '@/lib/schemas/claim';
import type { ClaimDeps } from '@/lib/server/earnings/prepare-claim';
import { readClaimableEpoch, readClaimed } from '@/lib/server/earnings/read-claimable-epoch';
import { readEpochFile } from '@/lib/server/earnings/read-epoch-file';

type Deps = Omit<ClaimDeps, 'addresses'> & {
  chainId: number;
  addresses: Pick<ContractAddresses, 'rewardDistributor' | 'counterfactualClaims'>;
};

/** What `claimTo` takes; amounts are base units as decimal text. */
export type ClaimSubmission = {
  /** The distributor; for an account that is not on chain yet (ERC-6492) the contract that puts it there first. */
  through: 'distributor' | 'counterfactual-claims';
  account: Hex;
  to: Hex;
  amount: string;
  cumulative: string;
  proof: Hex[];
  deadline: number;
  signature: Hex;
};

/**
 * Looks up the proof for a claim that somebody signed, and tries it against the chain, whose word on the signature
 * counts: of a key, of a contract account (ERC-1271), or of one that is yet to be deployed (ERC-6492). Throws
 * `invalid-input` (of another deployment, past its deadline, an amount that nothing states), `conflict` (paid already,
 * or more was earned since it was signed), `not-ready` (not claimable yet), `forbidden` (the signature).
 */
export async function prepareSubmission(
  deps: Deps,
  { signed, now }: { signed: SignedClaim; now: Date },
): Promise<ClaimSubmission> {
  const { account, to, cumulativeAmount, deadline, signature } = signed;
  const distributor = toLowerHex(deps.addresses.rewardDistributor);
  if (signed.chainId !== deps.chainId || signed.distributor !== distributor) {
    throw new AppError(
      'invalid-input',
      `This claim was signed for ${signed.distributor} on chain ${signed.chainId}. Hand it in where that is served.`,
    );
  }
  const [{ claimable, pending, time }, [claimed = 0n]] = await Promise.all([
    readClaimableEpoch(deps, { now }),
    readClaimed(deps, [account]),
  ]);
  if (deadline * 1000 < time.getTime()) {
    throw new AppError('invalid-input', 'This claim was good until a moment that has passed. Ask for a new signature.');
  }
  if (claimed >= cumulativeAmount) {
    throw new AppError('conflict', 'What this claim is for was paid already. There is nothing left to hand in.');
  }
  const earnings = claimable ? (await readEpochFile(deps, { root: claimable.root })).earnings : [];
  const position = earnings.findIndex((line) => line.account === account);
  const cumulative = earnings[position]?.cumulative ?? 0n;
  if (cumulative > cumulativeAmount) {
    throw new AppError(
      'conflict',
      `A signature is good for one amount, and since it was signed the account earned ${formatOpen(cumulative - cumulativeAmount)} OPEN more. Ask for a new one.`,
    );
  }
  if (cumulative < cumulativeAmount) {
    throw pending
      ? new AppError(
          'not-ready',
          'No epoch that counts says that the account earned so much. Try again after the next.',
        )
      : new AppError('invalid-input', 'The account never earned as much as this claim says. Ask for a new signature.');
  }
  const submission: ClaimSubmission = {
    through: isErc6492Signature(signature) ? 'counterfactual-claims' : 'distributor',
    account,
    to,
    amount: (cumulative - claimed).toString(),
    cumulative: cumulative.toString(),
    proof: epochProofs(earnings)[position] ?? [],
    deadline,
    signature,
  };
  await tryOnChain(deps, submission);
  return submission;
}

/** The very call that will be sent, asked of the chain as of the block to come and not sent. */
async function tryOnChain({ chain, addresses }: Deps, submission: ClaimSubmission): Promise<void> {
  const { account, to, cumulative, proof, deadline, signature, through } = submission;
  const args = [{ account, cumulativeAmount: BigInt(cumulative), proof }, to, BigInt(deadline), signature] as const;
  // Errors of the distributor come out of the other contract as they are.
  const abi =
    through === 'distributor' ? rewardDistributorAbi : ([...counterfactualClaimsAbi, ...PROTOCOL_ERRORS] as const);
  const address = through === 'distributor' ? addresses.rewardDistributor : addresses.counterfactualClaims;
  try {
    await chain.simulateContract({ address, abi, functionName: 'claimTo', args, blockTag: 'pending' });
  } catch (error) {
    const words = explainRevert(error);
    if (words !== null) throw new AppError('forbidden', words, { cause: error });
    throw new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.', {
      cause: error,
    });
  }
}
