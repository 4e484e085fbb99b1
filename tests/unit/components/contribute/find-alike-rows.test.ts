import { expect, it } from 'vitest';
import { findAlikeRows } from '@/components/contribute/find-alike-rows';
import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { unpackKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import { checkRows } from '@/lib/records/check-rows';
import { type DatanetSchema, DEFAULT_SIMILARITY } from '@/lib/schemas/datanet';
import type { AlikeTexts, PublicTextView } from '@/lib/schemas/upload';

const schema: DatanetSchema = {
  fields: [
    { name: 'text', kind: 'text', required: true, description: '' },
    { name: 'label', kind: 'label', required: true, description: '' },
  ],
};
const KETTLE = 'The kettle switches itself off before the water boils, and the base gets very hot.';
const CLOCK = 'This wall clock loses about four minutes a day although its battery is new.';
const COPY = 'The kettle switches itself off before the water boils, and the base gets hot.';
const SIMILAR = 'The kettle turns itself off before the water boils, and its base gets very hot.';

function rowsOf(...texts: string[]) {
  const rows = texts.map((text, k) => ({ line: k + 2, values: { text, label: 'the same label for all of them' } }));
  const mapping = { text: { from: 'column', column: 'text' }, label: { from: 'column', column: 'label' } } as const;
  return checkRows({ rows, mapping, schema });
}

/** Answers as the server would that has these public texts and offers them for every text. */
function serverWith(...publicTexts: PublicTextView[]) {
  const asked: string[] = [];
  const ask = async (texts: readonly string[]): Promise<AlikeTexts> => {
    asked.push(...texts);
    return { publicTexts, candidates: texts.map(() => publicTexts.map((_, k) => k)), complete: true };
  };
  return { ask, asked };
}

const publicText = (text: string, hash: string): PublicTextView => ({
  ...{ datanetId: 3, datanetName: 'Repairs', contributionId: 7, index: 1, hash, text, contributor: '0xamara' },
  ...{ submittedAt: '2026-01-02T00:00:00.000Z', status: 'accepted' },
});
const find = (rows: ReturnType<typeof rowsOf>, server = serverWith()) =>
  findAlikeRows({ rows, schema, similarity: DEFAULT_SIMILARITY }, server.ask, () => undefined);

it('finds copies and similar rows within the file, and takes no label for a text', async () => {
  const { alike } = await find(rowsOf(KETTLE, COPY, CLOCK, SIMILAR, KETTLE));
  expect([...alike.keys()].sort()).toEqual([1, 3]);
  expect(alike.get(1)).toMatchObject({ kind: 'copy', keptPart: 0, other: { kind: 'row', line: 2, text: KETTLE } });
  expect(alike.get(3)).toMatchObject({ kind: 'similar', keptPart: 0, other: { kind: 'row', line: 2 } });
});

it('finds public records, and takes the most alike', async () => {
  const { alike, complete } = await find(
    rowsOf(CLOCK, COPY),
    serverWith(publicText(SIMILAR, '0x1'), publicText(KETTLE, '0x2')),
  );
  expect(complete).toBe(true);
  expect([...alike]).toHaveLength(1);
  expect(alike.get(1)).toMatchObject({ kind: 'copy', other: { kind: 'record', text: KETTLE, datanetName: 'Repairs' } });
});

it('sends keys, not texts, and none of rows that fail or repeat another', async () => {
  const server = serverWith();
  await find(rowsOf(KETTLE, '', KETTLE, CLOCK), server);
  expect(server.asked.map(unpackKeys)).toEqual([KETTLE, CLOCK].map((text) => bandKeys(shingleText(text))));
});

it('holds no correction against the record it corrects', async () => {
  const hash = `0x${'5'.repeat(64)}` as const;
  const rows = rowsOf(COPY).map((row) => ({ ...row, supersedes: hash }));
  expect((await find(rows, serverWith(publicText(KETTLE, hash)))).alike.size).toBe(0);
});
