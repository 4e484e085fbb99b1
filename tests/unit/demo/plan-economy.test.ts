import { describe, expect, test } from 'vitest';
import { planDatanet } from '@/lib/demo/plan-economy';
import { readCorrections } from '@/lib/demo/read-corrections';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { checkRecord } from '@/lib/records/check-record';
import { recordHash, recordLine } from '@/lib/records/record-line';
import { datanetMetadataSchema } from '@/lib/schemas/datanet';

const folder = 'lib/demo/records';
const datanets = readDemoDatanets(folder);
const plans = datanets.map((datanet) => planDatanet(datanet, readCorrections({ folder, slug: datanet.slug })));

describe.each(plans)('the plan of $slug', (plan) => {
  const datanet = datanets.find(({ slug }) => slug === plan.slug);

  test('describes a Datanet that can be created, and records that fit it', () => {
    expect(datanetMetadataSchema.parse(plan.metadata)).toEqual(plan.metadata);
    const contributions = [...plan.batches, ...plan.later, ...plan.corrections];
    for (const { fields } of contributions.flatMap(({ records }) => records)) {
      expect(checkRecord(plan.metadata.schema, fields)).toEqual({ ok: true, fields });
    }
  });

  test('has every record contributed once, by its author', () => {
    const planned = plan.batches.flatMap(({ contributor, records }) =>
      records.map(({ fields }) => `${contributor}: ${fields.text}`),
    );
    const written = datanet?.records.map(({ author, text }) => `${author}: ${text}`) ?? [];
    expect(planned.sort()).toEqual(written.sort());
  });

  test('has several contributions by whoever wrote much', () => {
    const byBatch = Map.groupBy(plan.batches, ({ contributor }) => contributor);
    expect([...byBatch.values()].some((batches) => batches.length > 2)).toBe(true);
    expect(Math.max(...plan.batches.map(({ records }) => records.length))).toBeLessThanOrEqual(30);
  });

  test('accepts, rejects and leaves waiting; nobody decides on their own', () => {
    const decisions = plan.later.map(({ decision }) => (decision === null ? 'waits' : decision.accept));
    expect(new Set(decisions)).toEqual(new Set([true, false, 'waits']));
    for (const { contributor, decision } of [...plan.batches, ...plan.later, ...plan.corrections]) {
      expect(contributor).not.toBe(plan.curator);
      expect(decision?.reason).not.toBe('');
    }
  });

  test('asks of its curator no more than the curator stakes', () => {
    expect(plan.curatorStake).toBeGreaterThanOrEqual(plan.stakes.curatorStake);
  });

  test('doubts only what was accepted, and by others than who accepted it', () => {
    const { dispute } = plan;
    if (!dispute) return;
    const doubted = plan.batches.filter(({ records }) =>
      records.some(({ fields }) => fields[plan.textField] === dispute.text),
    );
    expect(doubted).toHaveLength(1);
    expect(doubted[0]?.decision?.accept).toBe(true);
    expect(dispute.disputer).not.toBe(plan.curator);
  });

  test('gives a parent what it asks at least', () => {
    if (plan.quoting) expect(plan.quoting.parentPart).toBeGreaterThanOrEqual(plan.model.leastChildPart);
  });

  test('leaves out exactly the records whose note says so', () => {
    for (const { contributor, decision } of plan.later) {
      if (!decision?.accept) continue;
      const rows = datanet?.pending.filter(({ author }) => author === contributor) ?? [];
      const bad = rows.flatMap(({ note }, i) => (note.startsWith('Reject: ') ? [i] : []));
      expect(decision.excluded).toEqual(bad);
    }
  });

  test('corrects records that were contributed', () => {
    const known = new Set(
      plan.batches.flatMap(({ records }) => records.map((record) => recordHash(recordLine(record)))),
    );
    for (const { supersedes } of plan.corrections.flatMap(({ records }) => records)) {
      expect(known.has(supersedes ?? '0x')).toBe(true);
    }
  });

  test('asks every question once, most before the first epoch', () => {
    const { settled, open } = plan.questions;
    expect([...settled, ...open].map(({ text }) => text)).toEqual(datanet?.questions.map(({ text }) => text));
    expect(settled.length).toBeGreaterThan(open.length);
    expect(open.length).toBeGreaterThan(0);
  });
});

test('no two questions share a key, and no two models a builder', () => {
  const keys = plans
    .flatMap(({ questions, quoting }) => [questions, ...(quoting ? [quoting.questions] : [])])
    .flatMap(({ settled, open }) => [...settled, ...open])
    .map((one) => one.idempotencyKey);
  expect(new Set(keys).size).toBe(51);
  const builders = plans.flatMap(({ model, quoting }) => [model, ...(quoting ? [quoting.model] : [])]);
  expect(new Set(builders.map(({ builder }) => builder)).size).toBe(4);
});

test('the records answer what they are asked in their own words', () => {
  for (const { records, quotes } of datanets) {
    if (quotes.length === 0) continue;
    const texts = records.map(({ text }) => text);
    const open = openIndex(buildIndex({ records: texts.map((text) => ({ text, title: '' })) }));
    const answers = quotes.map(
      ({ text }) => answerFromPassages(open, { question: text, textOf: (record) => texts[record] ?? null }).answer.text,
    );
    expect(answers).toEqual(quotes.map(({ expected }) => expected));
  }
});

test('one Datanet asks a bond, one a stake, one acceptance is disputed, one model has a parent', () => {
  const count = (has: (plan: (typeof plans)[number]) => boolean) => plans.filter(has).length;
  expect(count(({ stakes }) => stakes.contributionBond > 0n)).toBe(1);
  expect(count(({ stakes }) => stakes.curatorStake > 0n)).toBe(1);
  expect(count(({ dispute }) => dispute !== null)).toBe(1);
  expect(count(({ quoting, model }) => quoting !== null && model.leastChildPart > 0)).toBe(1);
});

test('a correction of nothing is refused', () => {
  const [datanet] = datanets;
  if (!datanet) throw new Error('There are no Datanets.');
  const correction = {
    corrects: 'Nobody wrote this.',
    text: 'Better.',
    label: 'leak-and-water',
    author: 'elif',
  } as const;
  expect(() => planDatanet(datanet, [correction])).toThrow('No record of repair-cafe says “Nobody wrote this.”.');
});
