import { MOST_PAID } from '@/lib/attribution/answer-weights/weigh-records';
import type { AttributionRule, Evidence } from '@/lib/schemas/receipt';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type RuleTexts = TranslatorOf<'receipts.ruleWords'>;

export type RuleFacts = {
  rule: AttributionRule;
  evidence: Evidence;
  method: string;
  disclosed: boolean;
  /** Whether some of the weight belongs to nobody in particular. */
  commons: boolean;
};

/** What divided the contributors' part of a fee, and why that: a heading and plain sentences. */
export function ruleWords(
  t: RuleTexts,
  { rule, evidence, method, disclosed, commons }: RuleFacts,
): { heading: string; sentences: string[] } {
  if (rule === 'records') {
    const byWords = evidence === 'provenance';
    return {
      heading: t(byWords ? 'byProvenance' : 'byInfluence'),
      sentences: [
        ...(byWords ? [t('carries')] : [t('proportion'), t('strongest', { most: MOST_PAID }), t('against')]),
        t('copies'),
        ...(commons ? [t('commons')] : []),
      ],
    };
  }
  return { heading: t('byShares'), sentences: [reasonForShares(t, { evidence, method, disclosed }), t('manifest')] };
}

function reasonForShares(
  t: RuleTexts,
  { evidence, method, disclosed }: Pick<RuleFacts, 'evidence' | 'method' | 'disclosed'>,
): string {
  if (!disclosed) return t('private');
  if (method === 'records-erased') return t('erased');
  return t(evidence === 'provenance' ? 'noCarrier' : 'onlyNoise');
}
