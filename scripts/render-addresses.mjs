// Renders contracts-abi/addresses.ts: the local chain's contracts, and those of contracts-abi/deployments/*.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getContractAddress } from 'viem';

// The local chain: account 9 of anvil's default mnemonic deploys from nonce 0.
const local = { chainId: 31337, deployer: '0xa0Ee7A142d267C1f36714E4a8F75612F20a79720' };

/**
 * The text of addresses.ts.
 * @param {string[]} fields the contracts in the order of their deployment, such as 'openToken'
 * @param {string} folder where the deployments are recorded, each as <chain id>.json
 */
export function renderAddresses(fields, folder) {
  const locally = fields.map((field, nonce) => [
    field,
    getContractAddress({ from: local.deployer, nonce: BigInt(nonce) }),
  ]);
  const recorded = readDeployments(fields, folder);
  const all = [{ chainId: local.chainId, firstBlock: 0, contracts: Object.fromEntries(locally) }, ...recorded].sort(
    (a, b) => a.chainId - b.chainId,
  );
  const entry = ({ chainId, contracts }) =>
    `  ${chainId}: {\n${fields.map((field) => `    ${field}: '${contracts[field]}',\n`).join('')}  },\n`;
  return `
/** Where the contracts of one deployment are. */
export type ContractAddresses = {
${fields.map((field) => `  ${field}: \`0x\${string}\`;\n`).join('')}};

/** By chain id: the local chain (account 9 of the default mnemonic, nonces 0 to ${fields.length - 1}), and deployments/*.json. */
export const addresses: Record<number, ContractAddresses> = {
${all.map(entry).join('')}};

/** By chain id: no event of these contracts is in an earlier block. */
export const firstBlocks: Record<number, number> = {
${all.map(({ chainId, firstBlock }) => `  ${chainId}: ${firstBlock},\n`).join('')}};
`;
}

function readDeployments(fields, folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => {
    const { chainId, firstBlock, contracts } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const missing = fields.filter((field) => !/^0x[0-9a-fA-F]{40}$/.test(contracts?.[field] ?? ''));
    if (
      file !== `${chainId}.json` ||
      chainId === local.chainId ||
      !Number.isInteger(firstBlock) ||
      missing.length > 0
    ) {
      throw new Error(
        `${join(folder, file)} is not the record of a deployment (${missing.join(', ') || 'chain, block'}).`,
      );
    }
    return { chainId, firstBlock, contracts };
  });
}
