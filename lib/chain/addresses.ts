import { type Address, getContractAddress, type Hex, isAddress } from 'viem';
import { addresses, type ContractAddresses, firstBlocks } from '@/contracts-abi/addresses';
import { AppError } from '@/lib/core/errors';

/** The contracts in the order in which they are deployed; the position is the offset of the deployer's nonce. */
export const DEPLOYMENT_ORDER = [
  'openToken',
  'timelock',
  'protocolParameters',
  'curatorStaking',
  'datanetRegistry',
  'modelRegistry',
  'rewardDistributor',
  'inferenceVault',
  'tributaryGovernor',
  'counterfactualClaims',
] as const satisfies readonly (keyof ContractAddresses)[];

/** The addresses that the contracts get when `deployer` deploys them at `firstNonce` and the nonces after it. */
export function predictAddresses({
  deployer,
  firstNonce,
}: {
  deployer: Address;
  firstNonce: number;
}): ContractAddresses {
  return mapContracts((_, offset) => getContractAddress({ from: deployer, nonce: BigInt(firstNonce + offset) }));
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

/**
 * The block to read a deployment's events from: where it began, when it is the one that contracts-abi knows on this
 * chain, else 0.
 */
export function findFirstBlock({ chainId, contracts }: { chainId: number; contracts: ContractAddresses }): number {
  const isKnown = addresses[chainId]?.openToken.toLowerCase() === contracts.openToken.toLowerCase();
  return isKnown ? (firstBlocks[chainId] ?? 0) : 0;
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
  return mapContracts(read);
}

/** Something for each contract, from its name and its place in the order of deployment. */
export function mapContracts<Value extends Hex>(
  find: (name: keyof ContractAddresses, offset: number) => Value,
): Record<keyof ContractAddresses, Value> {
  const at = (name: keyof ContractAddresses) => find(name, DEPLOYMENT_ORDER.indexOf(name));
  return {
    openToken: at('openToken'),
    timelock: at('timelock'),
    protocolParameters: at('protocolParameters'),
    curatorStaking: at('curatorStaking'),
    datanetRegistry: at('datanetRegistry'),
    modelRegistry: at('modelRegistry'),
    rewardDistributor: at('rewardDistributor'),
    inferenceVault: at('inferenceVault'),
    tributaryGovernor: at('tributaryGovernor'),
    counterfactualClaims: at('counterfactualClaims'),
  };
}
