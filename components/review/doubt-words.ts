/** A record that a label is held against. */
export type Near = { readonly label: string | null; readonly text: string };

/** Why a label is in doubt: what speaks against it, the other label, and which of the nearest records to show. */
export type DoubtWords<Witness extends Near> = {
  reason: 'alike' | 'words';
  other: string | null;
  examples: Witness[];
};

const EXAMPLES = 2;

/**
 * What speaks against a label: records much like it (`alike`), else the words of all records (`words`). The other label is
 * what the model would have said, else the one that most of the nearest records have; examples are the nearest that have
 * it, and where none has, the nearest.
 */
export function doubtWords<Witness extends Near>(input: {
  own: string;
  suggested: string | null;
  near: readonly Witness[];
}): DoubtWords<Witness> {
  const { own, suggested, near } = input;
  const other = suggested ?? mostFrequent(near.flatMap(({ label }) => (label && label !== own ? [label] : [])));
  const alike = near.filter(({ label }) => label === other);
  if (other !== null && alike.length > 0) return { reason: 'alike', other, examples: alike.slice(0, EXAMPLES) };
  return { reason: 'words', other, examples: near.slice(0, EXAMPLES) };
}

/** The first of the most frequent. */
function mostFrequent(labels: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  let best: string | null = null;
  for (const [label, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = label;
  return best;
}
