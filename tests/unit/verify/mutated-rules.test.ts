import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainFacts, ModelFact } from '@/lib/chain/facts/types';
import { MOST_PRICE_AGE_S } from '@/lib/core/pricing';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import {
  PAPER_BASE,
  PAPER_BLOCKS,
  PAPER_MODEL,
  PAPER_PEOPLE,
  PAPER_PROTOCOL,
  PAPER_STAKES,
  paperTime,
} from '@/tests/support/paper/paper-terms';
import { makePaperEconomy, type PaperEconomy } from '@/tests/support/paper-economy';

let economy: PaperEconomy;
beforeAll(async () => {
  economy = await makePaperEconomy({ seed: 5, contributors: 3, recordsEach: 8, receipts: 6, undisclosedEvery: 3 });
});

/** The fields that differ when the chain says something else than the epoch was made from, and about what. */
async function fieldsUnder(change: (facts: ChainFacts) => Partial<ChainFacts>): Promise<string[]> {
  const { facts, ...rest } = economy.inputs;
  const { checks } = await verifyEpoch({ ...rest, facts: { ...facts, ...change(facts) } }, { epoch: 1 });
  return checks.flatMap((check) =>
    check.state === 'differs' ? [`${check.subject.split(' ')[0]} ${check.field}`] : [],
  );
}

const changeModel =
  (id: number, change: (model: ModelFact) => Partial<ModelFact>) =>
  (facts: ChainFacts): Partial<ChainFacts> => ({
    model: async (asked) => {
      const model = await facts.model(asked);
      return model && asked === id ? { ...model, ...change(model) } : model;
    },
  });

const before = { blockNumber: PAPER_BLOCKS.priced, logIndex: 9 };
const after = { blockNumber: PAPER_BLOCKS.priced + 1, logIndex: 0 };

describe('what decides a receipt’s money', () => {
  it('agrees as it is', async () => {
    expect(await fieldsUnder(() => ({}))).toEqual([]);
  });

  it('is the fee parts as of its block', async () => {
    const parts = { treasury: 1_000, builder: 2_300, curators: 1_800, compute: 400, contributors: 4_500 };
    const changed = (place: typeof before) => () => ({
      protocol: async () => ({
        ...PAPER_PROTOCOL,
        feeParts: [...PAPER_PROTOCOL.feeParts.slice(0, 2), { ...place, parts }],
      }),
    });
    const fields = await fieldsUnder(changed(before));
    expect(fields).toEqual(expect.arrayContaining(['Receipt parts.treasury', 'Receipt parts.curators']));
    expect(fields.some((field) => /^Receipt shares\[\d+\]\.amount$/.test(field))).toBe(true);
    expect(await fieldsUnder(changed(after))).toEqual([]);
  });

  it('is who held the treasury then', async () => {
    const changed = (place: typeof before) => () => ({
      protocol: async () => ({
        ...PAPER_PROTOCOL,
        treasuries: [
          PAPER_PROTOCOL.treasuries[0] ?? { ...place, holder: '0x' as const },
          { ...place, holder: PAPER_PEOPLE.buyer },
        ],
      }),
    });
    expect(await fieldsUnder(changed(before))).toContain('Receipt shares[0].account');
    expect(await fieldsUnder(changed(after))).toEqual([]);
  });

  it('is who owned the model then, and nobody who bought it a block later', async () => {
    const changed = (place: typeof before) =>
      changeModel(PAPER_MODEL, ({ owners }) => ({
        owners: [...owners.slice(0, 1), { ...place, account: PAPER_PEOPLE.buyer }],
      }));
    expect(await fieldsUnder(changed(before))).toContain('Receipt shares[1].account');
    expect(await fieldsUnder(changed(after))).toEqual([]);
  });

  it.each(['staked', 'leaving', 'left', 'slashed'] as const)('is every stake that was %s by then', async (kind) => {
    const event = { datanetId: 1, account: PAPER_PEOPLE.curator, kind, amount: 2n };
    const changed = (place: typeof before) => () => ({
      stakes: async (id: number) => [
        ...PAPER_STAKES.filter(({ datanetId }) => datanetId === id),
        { ...event, ...place, datanetId: id },
      ],
    });
    const fields = await fieldsUnder(changed(before));
    expect(fields.some((field) => /^Receipt stakes\[\d+\]\.active$/.test(field))).toBe(true);
    expect(await fieldsUnder(changed(after))).toEqual([]);
  });

  it('is only the stakes of who accepted something in those Datanet versions', async () => {
    const fields = await fieldsUnder((facts) => ({
      datanet: async (id) => {
        const datanet = await facts.datanet(id);
        if (!datanet || id !== 1) return datanet;
        const contributions = new Map(
          [...datanet.contributions].map(([key, one]) => [
            key,
            one.accepted?.curator === PAPER_PEOPLE.secondCurator
              ? { ...one, accepted: { ...one.accepted, curator: PAPER_PEOPLE.bystander } }
              : one,
          ]),
        );
        return { ...datanet, contributions };
      },
    }));
    expect(fields.some((field) => /^Receipt stakes\[\d+\]\.account$/.test(field))).toBe(true);
  });

  it('is the part that a parent was declared with, and that it was declared at all', async () => {
    const wrongPart = changeModel(PAPER_MODEL, () => ({ parents: [{ modelId: PAPER_BASE, part: 2_346 }] }));
    expect(await fieldsUnder(wrongPart)).toContain('Receipt royalties[0].part');
    expect(await fieldsUnder(changeModel(PAPER_MODEL, () => ({ parents: [] })))).toContain('Receipt royalties.length');
  });

  it('is the parent’s version that was newest when the child’s was published', async () => {
    const second = (blockNumber: number) =>
      changeModel(PAPER_BASE, ({ versions: [first] }) => ({
        versions: first ? [first, { ...first, version: 2, blockNumber, logIndex: 0 }] : [],
      }));
    expect(await fieldsUnder(second(PAPER_BLOCKS.published - 1))).toContain('Receipt royalties[0].version');
    expect(await fieldsUnder(second(PAPER_BLOCKS.published + 1))).toEqual([]);
  });

  it('is a block that was the newest one in the 30 days before the settlement', async () => {
    const late = (seconds: number) => () => ({
      blockTime: async (block: number) =>
        paperTime(block) +
        (block > PAPER_BLOCKS.priced + 1
          ? MOST_PRICE_AGE_S - (paperTime(PAPER_BLOCKS.settled) - paperTime(PAPER_BLOCKS.priced + 1)) + seconds
          : 0),
    });
    expect(await fieldsUnder(late(0))).toEqual([]);
    expect(new Set(await fieldsUnder(late(1)))).toEqual(new Set(['Receipt pricedAtBlock']));
  });
});

describe('who may be paid at all', () => {
  it.each([
    ['the answered model', PAPER_MODEL],
    ['a parent', PAPER_BASE],
  ])('is no version of %s that another account trained', async (_, id) => {
    const stolen = changeModel(id, ({ versions }) => ({
      versions: versions.map((version) => ({ ...version, publisher: PAPER_PEOPLE.buyer })),
    }));
    expect(await fieldsUnder(stolen)).toEqual(['Model builder']);
  });

  it('is nobody twice: not by the same settlement, not by the same receipt', async () => {
    const { facts, ...rest } = economy.inputs;
    const twice = async () => {
      const [proposal] = await facts.epochs();
      return proposal
        ? [
            { ...proposal, blockNumber: 199 },
            { ...proposal, epoch: 2 },
          ]
        : [];
    };
    const { checks } = await verifyEpoch({ ...rest, facts: { ...facts, epochs: twice } }, { epoch: 2 });
    const found = checks.flatMap((check) => (check.state === 'differs' ? [check.field] : []));
    expect(found).toEqual(expect.arrayContaining(['settlementId', 'receipts[0].id', 'previousFileCid', 'epoch']));
  });
});
