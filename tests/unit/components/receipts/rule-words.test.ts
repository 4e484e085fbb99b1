import { describe, expect, it } from 'vitest';
import { evidenceWords } from '@/components/receipts/evidence-words';
import { type RuleFacts, ruleWords } from '@/components/receipts/rule-words';
import { GERMAN, textsFor } from '@/tests/support/texts';

const t = textsFor('receipts.ruleWords');

const paidByRecords: RuleFacts = {
  rule: 'records',
  evidence: 'influence',
  method: 'influence/v1',
  disclosed: true,
  commons: false,
};
const text = (facts: RuleFacts) => ruleWords(t, facts).sentences.join(' ');

describe('what divided the contributors’ part', () => {
  it('is the records’ influence, or what they carry of the text, and never both', () => {
    expect(text(paidByRecords)).toContain('pushed for this answer');
    expect(text(paidByRecords)).toContain('spoke against the answer costs nobody');
    expect(text(paidByRecords)).not.toContain('carries');
    const provenance = text({ ...paidByRecords, evidence: 'provenance' });
    expect(provenance).toContain('how much of the answer it carries');
    expect(provenance).not.toContain('pushed');
    expect(provenance).not.toContain('spoke against');
  });

  it('says where a part follows the version’s shares', () => {
    expect(text(paidByRecords)).not.toContain('belongs to nobody');
    expect(text({ ...paidByRecords, commons: true })).toContain('belongs to nobody');
  });

  it.each([
    [{ disclosed: false, evidence: 'none', method: 'none' }, 'keeps question and answer private'],
    [{ disclosed: true, evidence: 'none', method: 'records-erased' }, 'withdrawn and erased'],
    [{ disclosed: true, evidence: 'influence', method: 'influence/v1' }, 'more than the noise'],
    [{ disclosed: true, evidence: 'provenance', method: 'passages/v1' }, 'No record was found to carry'],
  ] as const)('gives the reason why the shares divide it: %o', (facts, reason) => {
    const words = ruleWords(t, { ...facts, rule: 'version-shares', commons: false });
    expect(words.heading).toContain('published shares');
    expect(words.sentences[0]).toContain(reason);
  });
});

it('names the two kinds of evidence apart', () => {
  for (const texts of [textsFor('receipts.evidenceWords'), textsFor('receipts.evidenceWords', GERMAN)]) {
    expect(evidenceWords(texts, 'influence').name).not.toBe(evidenceWords(texts, 'provenance').name);
  }
  const provenance = evidenceWords(textsFor('receipts.evidenceWords'), 'provenance');
  expect(provenance.meaning).toContain('not why the model chose it');
});
