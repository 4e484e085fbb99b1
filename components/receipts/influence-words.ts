/** Influences are in units of 2^-32 of the answer's log-odds. */
const UNIT = 4_294_967_296;

/** Keeps a figure and its percent sign on one line. */
const SPACE = '\u00a0';

const STRENGTHS = [
  [0.5, 'strongly'],
  [0.1, 'clearly'],
  [0.02, 'a little'],
] as const;

/** How strongly a record pushed for or against an answer, in a word: by half the log-odds "strongly", below 0.02 "barely". */
export function strengthWord(influence: bigint): string {
  const size = Math.abs(Number(influence)) / UNIT;
  return STRENGTHS.find(([least]) => size >= least)?.[1] ?? 'barely';
}

/**
 * How sure the model would be without a record, as a probability: its influence is what the answer's log-odds, the
 * margin, would lose. For reading only.
 */
export function sureWithout({ margin, influence }: { margin: number; influence: bigint }): number {
  return 1 / (1 + Math.exp(Number(influence) / UNIT - margin));
}

/**
 * One sentence on a record's influence: "Pushed clearly for it: without it 66.1 % sure, not 73.9 %." The figures are left out where they are not published (`margin` null) or read the same.
 */
export function influenceSentence({ margin, influence }: { margin: number | null; influence: bigint }): string {
  const word = strengthWord(influence);
  const push = influence < 0n ? `Spoke ${word} against it` : `Pushed ${word} for it`;
  if (margin === null) return `${push}.`;
  const [sure, without] = [
    formatSure(sureWithout({ margin, influence: 0n })),
    formatSure(sureWithout({ margin, influence })),
  ];
  return sure === without ? `${push}.` : `${push}: without it ${without} sure, not ${sure}.`;
}

/** A probability in percent, with more digits where it comes close to none or all: "73.9 %", "99.97 %", "> 99.99 %". */
export function formatSure(probability: number): string {
  const percent = probability * 100;
  if (percent > 99.99) return `> 99.99${SPACE}%`;
  if (percent < 0.01) return `< 0.01${SPACE}%`;
  return `${percent.toFixed(percent > 99 || percent < 1 ? 2 : 1)}${SPACE}%`;
}
