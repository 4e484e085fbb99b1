import { describe, expect, it } from 'vitest';
import { buildStream, type Stream, type StreamAnswer } from '@/components/explore/build-stream';

const PAID = [
  { role: 'treasury', amount: 10n },
  { role: 'contributors', amount: 70n },
  { role: 'builder', amount: 20n },
];

function answer(id: string, evidence: StreamAnswer['evidence'], fee = 100n): StreamAnswer {
  return { id, modelId: 1, fee, evidence, paid: PAID.map((one) => ({ ...one, amount: (one.amount * fee) / 100n })) };
}

const records = (contributor: string, earned: bigint, datanetId: number | null = 1) => ({
  contributor,
  datanetId,
  records: 1,
  earned,
});

const nodeOf = ({ nodes }: Stream, column: string, of: string | null) =>
  nodes.find((node) => node.column === column && node.of === of);
const sumOf = (sizes: readonly { size: number }[]) => sizes.reduce((sum, { size }) => sum + size, 0);

describe('buildStream', () => {
  const stream = buildStream([
    answer('one', [records('ann', 30n), records('ben', 40n, 2)]),
    answer('two', [records('ann', 70n)]),
  ]);

  it('divides each answer by what its records earned, and labels them with it', () => {
    expect(nodeOf(stream, 'people', 'ann')).toMatchObject({ amount: 100n });
    expect(nodeOf(stream, 'people', 'ann')?.size).toBeCloseTo((30 / 70) * 0.5 + 0.5, 6);
    expect(nodeOf(stream, 'datanets', '2')).toMatchObject({ amount: 40n });
  });

  it('loses nothing on the way: every column and every gap between columns is the whole', () => {
    for (const column of ['people', 'datanets', 'models', 'answers', 'roles']) {
      expect(sumOf(stream.nodes.filter((node) => node.column === column))).toBeCloseTo(1, 6);
    }
    for (const from of ['p', 'd', 'm', 'a']) {
      expect(sumOf(stream.bands.filter((band) => band.from.startsWith(from)))).toBeCloseTo(1, 6);
    }
  });

  it('puts the largest first, answers in their order and roles in theirs', () => {
    const order = (column: string) => stream.nodes.filter((node) => node.column === column).map(({ of }) => of);
    expect(order('people')).toEqual(['ann', 'ben']);
    expect(order('answers')).toEqual(['one', 'two']);
    expect(order('roles')).toEqual(['contributors', 'builder', 'treasury']);
  });

  it('knows for every band what passes it', () => {
    const key = (column: string, of: string) => nodeOf(stream, column, of)?.key ?? '';
    const paid = stream.bands.find(({ from, to }) => from === key('answers', 'two') && to === key('roles', 'treasury'));
    expect(paid?.via.has(key('people', 'ann'))).toBe(true);
    expect(paid?.via.has(key('people', 'ben'))).toBe(false);
    const shaped = stream.bands.find(({ from }) => from === key('people', 'ben'));
    expect([...(shaped?.via ?? [])].sort()).toEqual(
      ['people:ben', 'datanets:2', 'models:1', 'answers:one', 'roles:contributors', 'roles:builder', 'roles:treasury']
        .map((one) => key(one.split(':')[0] ?? '', one.split(':')[1] ?? ''))
        .sort(),
    );
  });

  it('puts those that are not shown one by one together, and never one alone', () => {
    const many = (count: number) =>
      buildStream([
        answer(
          'one',
          Array.from({ length: count }, (_, index) => records(`p${index}`, 1n)),
        ),
      ]);
    const people = (count: number) => many(count).nodes.filter(({ column }) => column === 'people');
    expect(people(9).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(people(12)).toHaveLength(9);
    expect(people(12).at(-1)).toMatchObject({ of: null, count: 4, amount: 4n });
    expect(sumOf(people(12))).toBeCloseTo(1, 6);
  });

  it('lets an answer that no record shaped begin at its model', () => {
    const bare = buildStream([answer('one', [])]);
    expect(bare.nodes.map(({ column }) => column)).toEqual(['models', 'answers', 'roles', 'roles', 'roles']);
    expect(sumOf(bare.bands)).toBeCloseTo(2, 6);
  });

  it('names what follows published shares apart', () => {
    expect(nodeOf(buildStream([answer('one', [records('ann', 5n, null)])]), 'datanets', 'none')?.size).toBeCloseTo(
      1,
      6,
    );
  });

  it('makes nothing of nothing', () => {
    expect(buildStream([])).toEqual({ nodes: [], bands: [] });
  });
});
