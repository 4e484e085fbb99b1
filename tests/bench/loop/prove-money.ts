import { parseAbiItem } from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { formatOpenExact } from '@/lib/core/units';
import { toBigint } from '@/lib/db/amount';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';

const CHARGED = parseAbiItem(
  'event Charged(uint256 indexed settlementId, bytes32 indexed permissionHash, address indexed account, uint256 modelId, uint256 units, uint256 unitPrice)',
);
const DEPOSITED = parseAbiItem('event Deposited(address indexed account, uint256 amount)');
const CLAIMED = parseAbiItem('event Claimed(address indexed account, uint256 amount, uint256 cumulativeAmount)');

/** One sum and where it was read. All of them have to be the same. */
export type Sum = { readonly name: string; readonly amount: bigint };

/**
 * The same money at each place it passes, in base units: fees of the receipts, debits of the deposits, the shares the
 * fees were divided into, the epoch's total, and what was claimed with what was not.
 */
export async function sumMoney(
  stage: Stage,
  { askers, claimers }: { askers: readonly Player[]; claimers: readonly Player[] },
): Promise<Sum[]> {
  const { chain, addresses, db } = stage;
  const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const balanceOf = (account: `0x${string}`) =>
    chain.readContract({
      address: addresses.openToken,
      abi: openTokenAbi,
      functionName: 'balanceOf',
      args: [account],
    });
  const everything = { fromBlock: 0n, strict: true } as const;

  const [fees] = await db.$queryRaw<
    { sum: string }[]
  >`SELECT coalesce(sum(fee), 0)::text AS sum FROM receipt WHERE state = 'settled'`;
  const [shares] = await db.$queryRaw<{ sum: string }[]>`
    SELECT coalesce(sum(s.amount), 0)::text AS sum FROM receipt_share s JOIN receipt r ON r.id = s.receipt_id
    WHERE r.state = 'settled'`;
  const [charged, deposited, claimed, deposits, received, total, claimedTotal, rest, wallets] = await Promise.all([
    chain.getLogs({ address: addresses.inferenceVault, event: CHARGED, ...everything }),
    chain.getLogs({ address: addresses.inferenceVault, event: DEPOSITED, ...everything }),
    chain.getLogs({ address: addresses.rewardDistributor, event: CLAIMED, ...everything }),
    Promise.all(
      askers.map(({ account }) => chain.readContract({ ...vault, functionName: 'depositOf', args: [account] })),
    ),
    chain.readContract({ ...distributor, functionName: 'feesReceived' }),
    chain.readContract({ ...distributor, functionName: 'total' }),
    chain.readContract({ ...distributor, functionName: 'claimedTotal' }),
    balanceOf(addresses.rewardDistributor),
    Promise.all(claimers.map(({ account }) => balanceOf(account))),
  ]);
  const debited = sum(deposited.map((log) => log.args.amount)) - sum(deposits);
  return [
    { name: 'fees of the settled receipts (database)', amount: toBigint(fees?.sum ?? '0') },
    { name: 'shares of the receipts (database)', amount: toBigint(shares?.sum ?? '0') },
    { name: 'charges in the vault (chain)', amount: sum(charged.map(({ args }) => args.units * args.unitPrice)) },
    { name: 'debits of the askers’ deposits (chain)', amount: debited },
    { name: 'fees received by the distributor (chain)', amount: received },
    { name: 'total of the epoch’s root (chain)', amount: total },
    { name: 'claimed + left in the distributor (chain)', amount: claimedTotal + rest },
    { name: 'claims, by event + left in the distributor', amount: sum(claimed.map((log) => log.args.amount)) + rest },
    { name: 'in the claimers’ wallets + left in the distributor', amount: sum(wallets) + rest },
  ];
}

/** Prints the sums; false when they are not all the same, or nothing was paid at all. */
export function printProof(sums: readonly Sum[]): boolean {
  for (const { name, amount } of sums) console.log(`  ${formatOpenExact(amount).padStart(28)} OPEN  ${name}`);
  const [first] = sums;
  return first !== undefined && first.amount > 0n && sums.every(({ amount }) => amount === first.amount);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
