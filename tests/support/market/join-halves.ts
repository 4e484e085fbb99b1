/** The first half of one text and the second of another of the same label, by words: like a real one, and nobody's. */
export function joinHalves(
  records: readonly { readonly text: string; readonly label: string }[],
  uniform: () => number,
): { text: string; label: string } {
  const pick = () => records[Math.floor(uniform() * records.length)] ?? { text: '', label: '' };
  const first = pick();
  let second = pick();
  while (second.label !== first.label) second = pick();
  const [head, tail] = [first.text.split(' '), second.text.split(' ')];
  return { text: [...head.slice(0, head.length >> 1), ...tail.slice(tail.length >> 1)].join(' '), label: second.label };
}
