import { INFLUENCE_UNIT } from '@/components/receipts/format-influence';
import { formatPercent } from '@/lib/core/format-percent';
import type { TranslatorOf } from '@/lib/texts/namespaces';

const STRENGTHS = [
  [0.5, 'strongly'],
  [0.1, 'clearly'],
  [0.02, 'little'],
] as const;

/** How strongly a record pushed for or against an answer, as a key of its words: by half the log-odds "strongly", below 0.02 "barely". */
export function strengthOf(influence: bigint): 'strongly' | 'clearly' | 'little' | 'barely' {
  const size = Math.abs(Number(influence)) / INFLUENCE_UNIT;
  return STRENGTHS.find(([least]) => size >= least)?.[1] ?? 'barely';
}

/**
 * How sure the model would be without a record, as a probability: its influence is what the answer's log-odds, the
 * margin, would lose. For reading only.
 */
export function sureWithout({ margin, influence }: { margin: number; influence: bigint }): number {
  return 1 / (1 + Math.exp(Number(influence) / INFLUENCE_UNIT - margin));
}

/**
 * One sentence on a record's influence: "Pushed clearly for it: without it 66.1% sure, not 73.9%." The figures are left
 * out where they are not published (`margin` null) or read the same.
 */
export function influenceSentence(
  t: TranslatorOf<'receipts.influenceWords'>,
  { margin, influence }: { margin: number | null; influence: bigint },
  tag?: string,
): string {
  const strength = strengthOf(influence);
  const push = influence < 0n ? 'spoke' : 'pushed';
  if (margin === null) return t(push, { strength });
  const [sure, without] = [
    formatSure(sureWithout({ margin, influence: 0n }), tag),
    formatSure(sureWithout({ margin, influence }), tag),
  ];
  return sure === without ? t(push, { strength }) : t(`${push}Without`, { strength, sure, without });
}

/** A probability in percent, with more digits where it comes close to none or all: "73.9%", "99.97%", "> 99.99%". */
export function formatSure(probability: number, tag?: string): string {
  if (probability > 0.9999) return `> ${formatPercent(0.9999, tag)}`;
  if (probability < 0.0001) return `< ${formatPercent(0.0001, tag)}`;
  return formatPercent(probability, tag, probability > 0.99 || probability < 0.01 ? 2 : 1);
}
