import { type Address, getContractAddress, isAddress } from 'viem';
import { addresses, type ContractAddresses } from '@/contracts-abi/addresses';
import { AppError } from '@/lib/core/errors';

/** The contracts in the order in which they are deployed; the position is the offset of the deployer's nonce. */
export const DEPLOYMENT_ORDER = [
  'openToken',
  'datanetRegistry',
  'modelRegistry',
  'rewardDistributor',
  'inferenceVault',
] as const satisfies readonly (keyof ContractAddresses)[];

/** The addresses that the contracts get when `deployer` deploys them at `firstNonce` and the four nonces after it. */
export function predictAddresses({
  deployer,
  firstNonce,
}: {
  deployer: Address;
  firstNonce: number;
}): ContractAddresses {
  const at = (offset: number) => getContractAddress({ from: deployer, nonce: BigInt(firstNonce + offset) });
  return {
    openToken: at(0),
    datanetRegistry: at(1),
    modelRegistry: at(2),
    rewardDistributor: at(3),
    inferenceVault: at(4),
  };
}

/**
 * The contracts on a chain: `given` (JSON of ContractAddresses, from CONTRACT_ADDRESSES) when it is not empty, else
 * those that contracts-abi knows. Throws `invalid-input` when neither says.
 */
export function resolveAddresses({ chainId, given }: { chainId: number; given: string }): ContractAddresses {
  if (given !== '') return parseAddresses(given);
  const known = addresses[chainId];
  if (known) return known;
  throw new AppError(
    'invalid-input',
    `No contracts are known on chain ${chainId}. Set CONTRACT_ADDRESSES to the JSON that the deployment printed.`,
  );
}

function parseAddresses(json: string): ContractAddresses {
  const wrong = (cause?: unknown) =>
    new AppError(
      'invalid-input',
      'CONTRACT_ADDRESSES is not the JSON object that the deployment printed. Copy it anew.',
      {
        cause,
      },
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (cause) {
    throw wrong(cause);
  }
  const values = new Map(Object.entries(parsed ?? {}));
  const read = (name: string): Address => {
    const value: unknown = values.get(name);
    if (typeof value === 'string' && isAddress(value)) return value;
    throw wrong();
  };
  return {
    openToken: read('openToken'),
    datanetRegistry: read('datanetRegistry'),
    modelRegistry: read('modelRegistry'),
    inferenceVault: read('inferenceVault'),
    rewardDistributor: read('rewardDistributor'),
  };
}
