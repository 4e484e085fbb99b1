import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Address, BaseError, formatEther, InsufficientFundsError, isAddressEqual, zeroAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { addresses as known } from '@/contracts-abi/addresses';
import { DEPLOYMENT_ORDER } from '@/lib/chain/addresses';
import { describeChain } from '@/lib/chain/chain-config';
import { type ChainReader, connectReader, connectWriter } from '@/lib/chain/clients';
import { isDeployed } from '@/lib/chain/deploy-contracts';
import { recordDeployment } from '@/lib/chain/deployment-record';
import { publicTerms } from '@/lib/chain/deployment-terms';
import { encodeDeployments } from '@/lib/chain/encode-deployments';
import { estimateDeploymentGas, readGasPrice } from '@/lib/chain/estimate-deployment';
import { LOCAL_CHAIN_ID, localAccount } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { env, isSet } from '@/lib/env';
import { openDataFolder } from '@/lib/runtime/data-folder';
import { deployOnce } from '@/lib/runtime/deploy-once';
import { DEPLOY_HELP, type DeployOptions, readDeployOptions } from '@/lib/runtime/deploy-options';
import { describeTerms } from '@/lib/runtime/deploy-words';
import { explainFailure } from '@/lib/runtime/explain-failure';
import { hideSecrets } from '@/lib/runtime/hide-secrets';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RECORDS = join(root, 'contracts-abi/deployments');
const PUBLISHED_ACCOUNTS = 20;

/** `npm run deploy`: the contracts on the chain of a node, with one command that can be killed and given again. */
async function main(args: readonly string[]): Promise<void> {
  const options = readDeployOptions(args);
  if (!options) {
    console.log(DEPLOY_HELP);
    return;
  }
  const rpcUrl = options.rpc || env.RPC_URL;
  const account = readDeployer();
  const chainId = await readChainId(rpcUrl);
  const { name: chainName, symbol } = describeChain(chainId);
  const reader = connectReader({ rpcUrl, chainId, local: false });
  const deployer = connectWriter({ rpcUrl, chainId, local: false, account });
  if (!options.anew && known[chainId] && chainId !== LOCAL_CHAIN_ID && (await isDeployed(reader, known[chainId]))) {
    console.log(`The contracts are on ${chainName} (chain ${chainId}) already; --anew deploys them once more.`);
    for (const name of DEPLOYMENT_ORDER) console.log(`  ${name.padEnd(21)} ${known[chainId][name]}`);
    return;
  }
  const terms = publicTerms(chooseTerms(options, account.address));
  refusePublishedKeys(chainId, [account.address, terms.operator, terms.guardian, terms.recipient]);
  let begun = false;
  const { contracts, firstBlock, asGiven } = await deployOnce(
    { reader, deployer, folder: openDataFolder(env.DATA_DIR).deployments },
    {
      chainId,
      terms,
      anew: options.anew,
      onBegin: async ({ contracts, resumed }) => {
        begun = true;
        const doing = resumed ? 'Going on with the deployment that was cut off,' : 'Deploying';
        console.log(`${doing} to ${chainName} (chain ${chainId}) as ${account.address}\n\n${describeTerms(terms)}\n`);
        const there = await Promise.all(DEPLOYMENT_ORDER.map((name) => reader.getCode({ address: contracts[name] })));
        const missing = DEPLOYMENT_ORDER.filter((_, k) => there[k] === undefined);
        const gas = estimateDeploymentGas(encodeDeployments({ addresses: contracts, terms }), missing);
        await checkBalance(reader, { address: account.address, gas, symbol });
      },
      onContract: ({ name, address, transactionHash }) => {
        console.log(`✓ ${name.padEnd(21)} ${address}  ${transactionHash ?? 'was there'}`);
      },
    },
  );
  if (!begun) {
    const where = `This deployer's contracts are on ${chainName} (chain ${chainId}) already`;
    console.log(asGiven ? `${where}.` : `${where}, on other terms than these. --anew deploys them once more.`);
    if (!asGiven) return;
  }
  const record = recordDeployment({ chainId, deployer: account.address, firstBlock, contracts, terms });
  console.log(`\nCONTRACT_ADDRESSES='${JSON.stringify(contracts)}'\nFIRST_BLOCK=${firstBlock}`);
  if (chainId === LOCAL_CHAIN_ID && options.records === null) return;
  const folder = options.records ?? RECORDS;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${chainId}.json`);
  writeFileAtomically(file, `${JSON.stringify(record, null, 2)}\n`);
  console.log(`\nRecorded in ${relative(process.cwd(), file)}. Commit it, and everybody's copy knows the addresses.`);
  if (options.records === null) {
    spawnSync(process.execPath, [join(root, 'scripts/generate-abi.mjs'), '--addresses'], { stdio: 'inherit' });
  }
}

function readDeployer() {
  if (!isSet('DEPLOYER_PRIVATE_KEY')) {
    throw new AppError('invalid-input', 'Set DEPLOYER_PRIVATE_KEY to the key of the account that pays for it.');
  }
  return privateKeyToAccount(env.DEPLOYER_PRIVATE_KEY);
}

async function readChainId(rpcUrl: string): Promise<number> {
  try {
    return await connectReader({ rpcUrl, chainId: 0, local: false }).getChainId();
  } catch (cause) {
    throw new AppError(
      'chain-unavailable',
      'The node of --rpc does not answer as an EVM node does. Check its address.',
      {
        cause,
      },
    );
  }
}

function chooseTerms(options: DeployOptions, deployer: Address): Parameters<typeof publicTerms>[0] {
  const { challengeWindowS, withdrawalDelayS } = options;
  const operator = isSet('OPERATOR_PRIVATE_KEY') ? privateKeyToAccount(env.OPERATOR_PRIVATE_KEY).address : deployer;
  return {
    recipient: options.recipient ?? deployer,
    operator: options.operator ?? operator,
    guardian: options.guardian ?? (isSet('GUARDIAN') ? env.GUARDIAN : deployer),
    challengeWindowS,
    withdrawalDelayS,
  };
}

/** The development accounts' keys are everybody's: on another chain anybody would take what they hold. */
function refusePublishedKeys(chainId: number, accounts: readonly Address[]): void {
  if (chainId === LOCAL_CHAIN_ID) return;
  for (let index = 0; index < PUBLISHED_ACCOUNTS; index++) {
    const { address } = localAccount(index);
    if (accounts.some((one) => one !== zeroAddress && isAddressEqual(one, address))) {
      throw new AppError(
        'invalid-input',
        `${address} is a published development account, whose key everybody has. Use another on chain ${chainId}.`,
      );
    }
  }
}

async function checkBalance(
  reader: ChainReader,
  { address, gas, symbol }: { address: Address; gas: bigint; symbol: string },
): Promise<void> {
  const [held, price] = await Promise.all([reader.getBalance({ address }), readGasPrice(reader)]);
  const needed = gas * price;
  if (held >= needed) return;
  throw new AppError(
    'invalid-input',
    `The deployer ${address} has ${formatEther(held)} ${symbol}; at the present price of gas it needs at least ${formatEther(needed)} ${symbol}. Send it some and give the same command again.`,
  );
}

function explain(error: unknown): string {
  const expected = explainFailure(error);
  if (expected) return expected;
  if (!(error instanceof BaseError)) return hideSecrets(error instanceof Error ? String(error.stack) : String(error));
  if (error.walk((one) => one instanceof InsufficientFundsError)) {
    return 'The deployer has run out of what pays for gas. Send it some and give the same command again; it goes on where it stopped.';
  }
  return `${hideSecrets(error.shortMessage)} Give the same command again; it goes on where it stopped.`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${explain(error)}`);
  process.exitCode = 1;
}
