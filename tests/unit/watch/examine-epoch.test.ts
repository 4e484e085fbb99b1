import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainFacts, ChallengeFact, EpochProposal } from '@/lib/chain/facts/types';
import { judge } from '@/lib/verify/check';
import { examineEpoch } from '@/lib/watch/examine-epoch';
import { judgeReport } from '@/lib/watch/judge-report';
import type { Gone, Sources } from '@/lib/watch/open-sources';
import { openReceiptLog, type ReceiptLog } from '@/lib/watch/receipt-log';
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
async function examine(input: { withheld?: readonly string[]; facts?: Partial<ChainFacts>; log?: ReceiptLog }) {
  const { withheld = [], log = await openReceiptLog(null) } = input;
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
  return examineEpoch(sources, { proposal, log, paid: new Map(), train: false });
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

  it('does not take the text of a contribution for a file that decides alone', async () => {
    const { gone } = await examine({ withheld: await contributionCids() });
    expect([...gone]).toEqual([]);
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
