import { join } from 'node:path';
import type { ChainReader } from '@/lib/chain/clients';
import { connectWriter } from '@/lib/chain/clients';
import { deployContracts } from '@/lib/chain/deploy-contracts';
import { localTerms } from '@/lib/chain/deployment-terms';
import { fundOperator } from '@/lib/chain/fund-operator';
import { LOCAL_CHAIN_ID, LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { env } from '@/lib/env';
import { type AnvilNode, startAnvil } from '@/lib/runtime/anvil-node';
import { findSavedState, keepChainStateSaved } from '@/lib/runtime/chain-state';
import { launch, type StartContext } from '@/lib/runtime/context';
import { explainFailure } from '@/lib/runtime/explain-failure';
import type { Service } from '@/lib/runtime/service';

const SAVE_EVERY_MS = 1_000;

/**
 * Starts the local chain from its last saved state, deploys the contracts where they are missing, gives the operator OPEN
 * for its bonds, and keeps saving the state. Resolves with the node's address.
 */
export function startLocalChain(context: StartContext, { port }: { port: number }): Promise<string> {
  return context.report.step({ done: 'Local chain ready' }, async () => {
    const node = await launchNode(context, port);
    keepSaved(context, node.reader);
    await deployLocally(node);
    return node.rpcUrl;
  });
}

async function launchNode(context: StartContext, port: number): Promise<AnvilNode> {
  const { folder, report } = context;
  const logFile = join(folder.logs, 'chain.log');
  let node: AnvilNode | undefined;
  const service: Service = {
    name: 'chain',
    signal: 'SIGTERM',
    graceMs: 5_000,
    logFile,
    start: async (onSpawn) => {
      const saved = findSavedState(folder.chain);
      if (saved?.fellBack) {
        report.warn(
          'The last save of the local chain was cut off; the one before it is used. Seconds of it may be lost.',
        );
      }
      node = await startAnvil({ port, stateFile: saved?.file ?? null, logFile, onSpawn });
    },
  };
  await launch(context, { service, layer: 0 });
  if (!node) throw new AppError('internal', 'The local chain started without saying so.');
  return node;
}

// Its stop comes before the node's, which was pushed first: the last save needs the node.
function keepSaved({ folder, report, running, signal }: StartContext, reader: ChainReader): void {
  signal.throwIfAborted();
  const stop = keepChainStateSaved({
    reader,
    folder: folder.chain,
    everyMs: SAVE_EVERY_MS,
    onFailure: (error) => {
      const why = explainFailure(error) ?? 'The node did not give it.';
      report.warn(`The state of the local chain could not be saved. ${why} The last save is kept.`);
    },
  });
  running.push({ name: 'chain state', layer: 0, stop });
}

async function deployLocally({ reader, rpcUrl }: AnvilNode): Promise<void> {
  const account = localAccount(LOCAL_ROLES.deployer);
  const deployer = connectWriter({ rpcUrl, chainId: LOCAL_CHAIN_ID, local: true, account });
  const operator = localAccount(LOCAL_ROLES.operator).address;
  const terms = localTerms({
    recipient: account.address,
    operator,
    guardian: env.GUARDIAN,
    challengeWindowS: env.CHALLENGE_WINDOW_S,
    withdrawalDelayS: env.WITHDRAWAL_DELAY_S,
  });
  const { openToken } = await deployContracts({ reader, deployer }, { firstNonce: 0, terms });
  await fundOperator({ reader, deployer }, { openToken, operator });
}
