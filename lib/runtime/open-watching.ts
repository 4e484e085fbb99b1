import { join } from 'node:path';
import { createPublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { findFirstBlock, resolveAddresses } from '@/lib/chain/addresses';
import { connectReader, connectWriter } from '@/lib/chain/clients';
import { httpWithoutAddress } from '@/lib/chain/http-without-address';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { env } from '@/lib/env';
import type { WatchOptions } from '@/lib/runtime/watch-options';
import { openFolderStore } from '@/lib/storage/folder-store';
import { openReceiptLog } from '@/lib/watch/receipt-log';
import type { WatchDependencies } from '@/lib/watch/watch-epochs';

/** A site that does not answer for so long is taken for one that does not answer. */
const PATIENCE_MS = 60_000;

/** What a watcher works with, as its command line says. The key comes from WATCHER_PRIVATE_KEY; without it, no writer. */
export async function openWatching(options: WatchOptions): Promise<WatchDependencies> {
  const { rpc, sites, mirror, contracts, fromBlock, dryRun, train } = options;
  const chainId = await createPublicClient({ transport: httpWithoutAddress(rpc, {}) })
    .getChainId()
    .catch((cause: unknown) => {
      throw new AppError('chain-unavailable', 'The node does not answer. Check --rpc and --site, and that it runs.', {
        cause,
      });
    });
  const connection = { rpcUrl: rpc, chainId, local: chainId === LOCAL_CHAIN_ID };
  const addresses = resolveAddresses({ chainId, given: contracts });
  const key = env.WATCHER_PRIVATE_KEY;
  const account = dryRun || key === '' ? null : privateKeyToAccount(key);
  return {
    reader: connectReader(connection),
    writer: account && connectWriter({ ...connection, account }),
    addresses,
    chainId,
    fromBlock: fromBlock ?? BigInt(findFirstBlock({ chainId, contracts: addresses })),
    sites,
    mirror: mirror === '' ? null : openFolderStore(mirror),
    log: await openReceiptLog(mirror === '' ? null : join(mirror, 'published-receipts.jsonl')),
    train,
    fetchFile: (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
    now: () => Math.floor(Date.now() / 1000),
    tell: (line) => console.log(`${new Date().toISOString()}  ${line}`),
  };
}
