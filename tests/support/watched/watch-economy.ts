import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import type { EpochProposal } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';
import { openReceiptLog, type ReceiptLog } from '@/lib/watch/receipt-log';
import { type Look, openWatcher, type WatchDependencies } from '@/lib/watch/watch-epochs';
import { challengeEpoch, proposeEpoch, resolveChallenge } from '@/tests/support/bond-epoch';
import { serveEconomy } from '@/tests/support/serve-files';
import { openPlantContext, type Plant, type PlantedError } from '@/tests/support/watched/plant-context';
import type { WatchedEconomy } from '@/tests/support/watched/watched-economy';

/** The published account that watches. */
export const WATCHER = 7;
const RIVAL = 8;
const OPEN = 10n ** 18n;

/** What came of a planted error; `seconds` of the chain between the proposal and its challenge. */
export type Planted = {
  readonly kind: string;
  readonly challenged: boolean;
  readonly inTime: boolean;
  readonly seconds: number;
  readonly reason: string;
};

/** A watcher of an economy, and what is proposed to it. */
export type WatchedRun = {
  readonly log: ReceiptLog;
  /** A watcher that starts anew, with the receipts that were seen published. */
  readonly watch: (changes?: Partial<WatchDependencies>) => ReturnType<typeof openWatcher>;
  /** Looks at the real job's proposal, at once and late in its window; whether it stands unchallenged, and the look. */
  readonly judgeHonest: () => Promise<{ look: Look; challenged: boolean }>;
  /** Makes the newest proposal final. */
  readonly finish: () => Promise<void>;
  /** Plants errors in place of the honest proposal, one after another from the same state of the chain. */
  readonly plantAll: (errors: readonly PlantedError[], tell: (planted: Planted) => void) => Promise<void>;
};

/** Watches an economy through its real site, with its own key; the chain and the site are all it knows. */
export async function openWatchedRun({ economy, uniform }: WatchedEconomy): Promise<WatchedRun> {
  const { chain, store } = economy;
  const { reader, addresses, chainId } = chain;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const serve = serveEconomy(economy);
  const planted = new Map<string, Uint8Array>();
  let withheld = new Set<string>();
  let altered = new Set<string>();
  const fetchFile: typeof fetch = async (address) => {
    const cid = String(address).split('/').at(-1) ?? '';
    if (withheld.has(cid)) return new Response(null, { status: 404 });
    const bytes = planted.get(cid);
    const response = bytes ? new Response(bytes.slice()) : await serve(address);
    return altered.has(cid) && response.ok ? new Response(`${await response.text()} `) : response;
  };
  await chain.giveOpen(WATCHER, 1_000n * OPEN);
  const log = await openReceiptLog(null);
  const watch: WatchedRun['watch'] = (changes = {}) =>
    openWatcher({
      reader,
      writer: chain.walletFor(WATCHER),
      addresses,
      chainId,
      fromBlock: 0n,
      sites: ['http://site.example'],
      mirror: null,
      log,
      train: false,
      fetchFile,
      now: () => 0,
      tell: () => {},
      ...changes,
    });
  const newest = async (): Promise<EpochProposal> => {
    const proposals = await (await openChainFacts({ client: reader, chainId, addresses })).epochs();
    const last = proposals.at(-1);
    if (!last) throw new Error('Nothing is proposed.');
    return last;
  };
  const timeOf = async (block: number) => Number((await reader.getBlock({ blockNumber: BigInt(block) })).timestamp);

  async function lookUntilJudged(): Promise<void> {
    const watcher = watch();
    // What is withheld is asked for through the window; half of it is 30 s.
    for (const wait of [0, 12, 12, 12]) {
      if (wait > 0) await chain.advanceTime(wait);
      const look = await watcher.look();
      if (look.kind === 'wrong' || look.kind === 'right') return;
    }
  }

  async function judgePlanted(kind: string, plant: Plant): Promise<Planted> {
    withheld = new Set(plant.withheld);
    altered = new Set(plant.altered);
    const { epoch } = await newest();
    await proposeEpoch(chain, { ...plant, epoch: BigInt(epoch) });
    await lookUntilJudged();
    withheld = new Set();
    altered = new Set();
    const { challenges, blockNumber, claimableAt } = await newest();
    const own = challenges.find(({ challenger }) => challenger === toLowerHex(chain.addressOf(WATCHER)));
    if (!own) return { kind, challenged: false, inTime: false, seconds: 0, reason: '' };
    const [proposedAt, challengedAt] = await Promise.all([timeOf(blockNumber), timeOf(own.blockNumber)]);
    const seconds = challengedAt - proposedAt;
    return { kind, challenged: true, inTime: challengedAt < claimableAt, seconds, reason: own.reason };
  }

  return {
    log,
    watch,
    async judgeHonest() {
      const watcher = watch();
      const look = await watcher.look();
      await chain.advanceTime(20);
      await watch().look();
      return { look, challenged: (await newest()).challenges.length > 0 };
    },
    async finish() {
      const { claimableAt } = await reader.readContract({ ...distributor, functionName: 'pending' });
      const { timestamp } = await reader.getBlock();
      if (claimableAt > timestamp) await chain.advanceTime(Number(claimableAt - timestamp) + 1);
      const wallet = chain.walletFor(RIVAL);
      const hash = await wallet.writeContract({ ...distributor, functionName: 'finaliseEpoch' });
      await reader.waitForTransactionReceipt({ hash });
      await economy.indexChain();
    },
    async plantAll(errors, tell) {
      const { epoch, fileCid } = await newest();
      const context = await openPlantContext({ store, fileCid, planted, uniform });
      // The honest proposal makes room, once, as after a wrongly upheld challenge.
      if ((await newest()).status === 'proposed') {
        await challengeEpoch(chain, { challenger: RIVAL, epoch: BigInt(epoch), reason: 'To make room.' });
        await resolveChallenge(chain, { epoch: BigInt(epoch), upheld: true, reason: 'To make room.' });
      }
      for (const { kind, plant } of errors) {
        const state = await chain.call('evm_snapshot', []);
        const made = await plant(context);
        if (made) tell(await judgePlanted(kind, made));
        await chain.call('evm_revert', [state]);
      }
    },
  };
}
