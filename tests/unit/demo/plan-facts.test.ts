import { describe, expect, test } from 'vitest';
import { planFacts } from '@/lib/demo/plan-facts';
import { readFacts } from '@/lib/demo/read-facts';
import { checkRecord } from '@/lib/records/check-record';
import { datanetMetadataSchema } from '@/lib/schemas/datanet';

const facts = readFacts('lib/demo/records');
const plan = planFacts(facts);
const byAnswer = Map.groupBy(facts.records, ({ answer }) => answer);

describe('the invented facts', () => {
  test('are at least sixty, each in three wordings, by several people', () => {
    expect(byAnswer.size).toBeGreaterThanOrEqual(60);
    for (const wordings of byAnswer.values()) expect(wordings).toHaveLength(3);
    expect(new Set(facts.records.map(({ author }) => author)).size).toBe(5);
    const shared = [...byAnswer.values()].filter((wordings) => new Set(wordings.map(({ author }) => author)).size > 1);
    expect(shared.length).toBeGreaterThan(10);
  });

  test('are each asked in one more wording, which nobody contributed', () => {
    const contributed = new Set([...facts.records, ...facts.pending].map(({ question }) => question));
    expect(contributed.size).toBe(facts.records.length + facts.pending.length);
    expect(facts.questions.map(({ expected }) => expected).sort()).toEqual([...byAnswer.keys()].sort());
    for (const { text } of facts.questions) expect(contributed).not.toContain(text);
  });

  test('are not written by who owns or curates the Datanet', () => {
    const authors = [...facts.records, ...facts.pending].map(({ author }) => author);
    expect(authors).not.toContain(facts.owner);
    expect(authors).not.toContain(facts.curator);
  });
});

describe('the plan of the invented facts', () => {
  test('describes a Datanet that can be created, and records that fit it', () => {
    expect(datanetMetadataSchema.parse(plan.metadata)).toEqual(plan.metadata);
    const contributions = [...plan.batches, ...plan.later];
    for (const { fields } of contributions.flatMap(({ records }) => records)) {
      expect(checkRecord(plan.metadata.schema, fields)).toEqual({ ok: true, fields });
    }
    expect(plan.batches.flatMap(({ records }) => records)).toHaveLength(facts.records.length);
  });

  test('accepts in part, rejects, and leaves waiting', () => {
    const decisions = plan.later.map(({ decision }) => (decision === null ? 'waits' : decision.accept));
    expect(new Set(decisions)).toEqual(new Set([true, false, 'waits']));
  });

  test('asks some facts, none twice', () => {
    expect(plan.questions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(plan.questions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(plan.questions.length);
  });
});
