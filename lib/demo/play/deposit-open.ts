import { parseAbiItem, parseSignature } from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { PERMIT_TYPES } from '@/lib/chain/permit-types';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const DEPOSITED = parseAbiItem('event Deposited(address indexed account, uint256 amount)');
const PERMIT_LIFETIME_S = 3600n;

/**
 * Puts what is missing into the vault so that the asker has deposited `amount` base units in all, ever: one signed
 * permit (ERC-2612) and one transaction. Deposited twice, it is deposited once, also when some has been spent.
 */
export async function depositOpen(stage: Stage, { asker, amount }: { asker: Player; amount: bigint }): Promise<void> {
  const { chain, addresses, chainId } = stage;
  const deposits = await chain.getLogs({
    address: addresses.inferenceVault,
    event: DEPOSITED,
    args: { account: asker.account },
    strict: true,
    fromBlock: 0n,
  });
  const value = deposits.reduce((rest, deposit) => rest - deposit.args.amount, amount);
  if (value <= 0n) return;
  const [nonce, block] = await Promise.all([
    chain.readContract({
      address: addresses.openToken,
      abi: openTokenAbi,
      functionName: 'nonces',
      args: [asker.account],
    }),
    chain.getBlock(),
  ]);
  // The chain's clock and ours may differ; the later one is on the safe side.
  const now = BigInt(Math.floor(Date.now() / 1000));
  const deadline = (block.timestamp > now ? block.timestamp : now) + PERMIT_LIFETIME_S;
  const signature = await asker.writer.signTypedData({
    domain: { name: 'Open', version: '1', chainId, verifyingContract: addresses.openToken },
    types: PERMIT_TYPES,
    primaryType: 'Permit',
    message: { owner: asker.account, spender: addresses.inferenceVault, value, nonce, deadline },
  });
  const { r, s, yParity } = parseSignature(signature);
  await sendTransaction(stage, {
    player: asker,
    send: (writer) =>
      writer.writeContract({
        address: addresses.inferenceVault,
        abi: inferenceVaultAbi,
        functionName: 'depositWithPermit',
        args: [value, deadline, 27 + yParity, r, s],
      }),
  });
}
