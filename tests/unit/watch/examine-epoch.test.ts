import { beforeAll, describe, expect, it } from 'vitest';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import type { ChainFacts, ChallengeFact, ContributionFact, EpochProposal } from '@/lib/chain/facts/types';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { computeCid } from '@/lib/records/compute-cid';
import { judge } from '@/lib/verify/check';
import { examineEpoch } from '@/lib/watch/examine-epoch';
import { judgeReport } from '@/lib/watch/judge-report';
import type { Gone, Sources } from '@/lib/watch/open-sources';
import { openReceiptLog, type ReceiptLog } from '@/lib/watch/receipt-log';
import { PAPER_BLOCKS } from '@/tests/support/paper/paper-terms';
import { makePaperEconomy, type PaperEconomy } from '@/tests/support/paper-economy';

let economy: PaperEconomy;
let proposal: EpochProposal;
beforeAll(async () => {
  economy = await makePaperEconomy({ seed: 7, contributors: 2, recordsEach: 8, receipts: 2, undisclosedEvery: 5 });
  const [first] = await economy.inputs.facts.epochs();
  if (!first) throw new Error('Nothing is proposed on paper.');
  proposal = first;
});

/** Examines the proposal where some files are not served. */
async function examine(input: {
  withheld?: readonly string[];
  facts?: Partial<ChainFacts>;
  log?: ReceiptLog;
  complete?: boolean;
}) {
  const { withheld = [], complete = true, log = await openReceiptLog(null) } = input;
  const gone = new Map<string, Gone>();
  const sources: Sources = {
    ...economy.inputs,
    facts: { ...economy.inputs.facts, ...input.facts },
    gone,
    async readFile(cid) {
      const file = withheld.includes(cid) ? ({ state: 'missing' } as const) : await economy.inputs.readFile(cid);
      if (file.state === 'missing') gone.set(cid, 'missing');
      return file;
    },
  };
  return examineEpoch(sources, { proposal, log, complete, paid: new Map(), train: false });
}

/** The chain's facts with some contributions of the first Datanet changed. */
function changeContributions(
  change: (contributions: readonly ContributionFact[]) => readonly ContributionFact[],
): Partial<ChainFacts> {
  return {
    async datanet(id) {
      const found = await economy.inputs.facts.datanet(id);
      if (!found || id !== 1) return found;
      const changed = change([...found.contributions.values()]).map((one) => [one.id, one] as const);
      return { ...found, contributions: new Map([...found.contributions, ...changed]) };
    },
  };
}

async function contributionCids(): Promise<string[]> {
  const datanet = await economy.inputs.facts.datanet(1);
  return [...(datanet?.contributions.values() ?? [])].map(({ cid }) => cid);
}

describe('examineEpoch', () => {
  it('finds nothing gone where all is served', async () => {
    const { report, gone } = await examine({});
    expect(judge(report.checks)).toBe('agrees');
    expect([...gone]).toEqual([]);
  });

  it('misses the file of the epoch, though somebody submitted a contribution under its name', async () => {
    const { facts } = economy.inputs;
    const datanet = async (id: number) => {
      const found = await facts.datanet(id);
      if (!found) return null;
      const decoys = [...found.contributions.values()].map((one) => ({
        ...one,
        id: one.id + 100,
        cid: proposal.fileCid,
      }));
      return {
        ...found,
        contributions: new Map([...found.contributions, ...decoys.map((one) => [one.id, one] as const)]),
      };
    };
    const { gone } = await examine({ withheld: [proposal.fileCid], facts: { datanet } });
    expect([...gone]).toEqual([[proposal.fileCid, 'missing']]);
  });

  it.each(['its receipts', 'weights', 'the training set', 'the manifest', 'the manifest of a parent'])(
    'misses %s',
    async (what) => {
      const models = await Promise.all([1, 2].map((id) => economy.inputs.facts.model(id)));
      const [base = '', model = ''] = models.flatMap(
        (one) => one?.versions.map(({ manifestCid }) => manifestCid) ?? [],
      );
      const read = async (cid: string) => JSON.parse(new TextDecoder().decode(economy.files.get(cid)));
      const answered = await read(model);
      const withheld: Record<string, string[]> = {
        'its receipts': economy.epoch.receipts.map(({ cid }) => cid),
        weights: [answered.weightsCid],
        'the training set': [answered.trainingSetCid],
        'the manifest': [model],
        'the manifest of a parent': [base],
      };
      const { gone } = await examine({ withheld: withheld[what] ?? [] });
      expect([...gone.keys()].sort()).toEqual([...(withheld[what] ?? [])].sort());
    },
  );

  it('misses a training text, without which any influence could be stated', async () => {
    const [withheld = ''] = await contributionCids();
    expect([...(await examine({ withheld: [withheld] })).gone]).toEqual([[withheld, 'missing']]);
  });

  it('does not miss a training text that was withdrawn, nor others, which would explain nothing without it', async () => {
    const withheld = await contributionCids();
    const withdrawn = { blockNumber: PAPER_BLOCKS.newest, logIndex: 0 };
    const facts = changeContributions(([first]) => (first ? [{ ...first, withdrawn }] : []));
    const { gone, report } = await examine({ withheld, facts });
    expect([...gone]).toEqual([]);
    expect(judge(report.checks)).toBe('incomplete');
  });

  it('does not miss a training text where no answer is explained by it', async () => {
    const disclosed = economy;
    economy = await makePaperEconomy({ seed: 7, contributors: 2, recordsEach: 8, receipts: 2, undisclosedEvery: 1 });
    try {
      expect([...(await examine({ withheld: await contributionCids() })).gone]).toEqual([]);
    } finally {
      economy = disclosed;
    }
  });

  it('finds wrong what is explained by records that nobody ever signed', async () => {
    const facts = changeContributions(([first]) => (first ? [{ ...first, cid: 'nowhere' }] : []));
    const { report } = await examine({ facts });
    expect(judgeReport({ report, gone: new Map(), asks: 1, window: { start: 0, end: 100 }, now: 1 })).toMatchObject({
      kind: 'wrong',
      reason: expect.stringContaining('says nowhere, should be a model on contributions whose files fit'),
    });
  });

  it('does not take a receipt for unpublished before the lists were read to their ends', async () => {
    const log = await openReceiptLog(null);
    const [document] = economy.documents;
    const left = { ...(document as Record<string, Json>), id: '00000000-0000-4000-8000-000000000001' };
    const bytes = new TextEncoder().encode(canonicalJson({ ...left, previous: NO_RECEIPT }));
    const cid = await computeCid(bytes);
    (economy.files as Map<string, Uint8Array>).set(cid, bytes);
    await log.note({ site: 'http://site.example', cursor: '1', receipts: [{ id: left.id, cid }] });
    const judgeWhen = async (complete: boolean, now: number) => {
      const { report, gone } = await examine({ log, complete });
      return judgeReport({ report, gone, asks: 9, window: { start: 0, end: 100 }, now });
    };
    expect(await judgeWhen(true, 1)).toMatchObject({
      kind: 'wrong',
      reason: expect.stringContaining(`should be ${left.id}`),
    });
    expect(await judgeWhen(false, 74)).toMatchObject({ kind: 'wait', from: 75 });
    expect(await judgeWhen(false, 75)).toMatchObject({ kind: 'wrong', reason: expect.stringContaining('unavailable') });
  });

  it('leaves an epoch alone whose receipts were attributed anew and are no longer served as they first were', async () => {
    const log = await openReceiptLog(null);
    const [line] = economy.epoch.receipts;
    const first = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku';
    await log.note({ site: 'http://site.example', cursor: '1', receipts: [{ id: line?.id ?? '', cid: first }] });
    const upheld: ChallengeFact = {
      blockNumber: proposal.blockNumber - 1,
      logIndex: 0,
      challenger: proposal.proposer,
      bond: 1n,
      reason: 'Wrong.',
      resolveBy: 0,
      outcome: 'upheld',
    };
    const rejected: EpochProposal = {
      ...proposal,
      blockNumber: proposal.blockNumber - 2,
      status: 'rejected',
      challenges: [upheld],
    };
    const judgeAt = async (facts: Partial<ChainFacts>) => {
      const { report, gone } = await examine({ log, facts });
      return judgeReport({ report, gone, asks: 9, window: { start: 0, end: 100 }, now: 99 }).kind;
    };
    expect(await judgeAt({ epochs: async () => [rejected, proposal] })).toBe('right');
    expect(await judgeAt({})).toBe('wrong');
  });
});
