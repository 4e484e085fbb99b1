/**
 * For each content hash the position of its first appearance, when that is an earlier one; else null. A null in the
 * list stands for a row without content and is nobody's duplicate.
 */
export function findDuplicates(contentHashes: readonly (string | null)[]): (number | null)[] {
  const first = new Map<string, number>();
  return contentHashes.map((hash, position) => {
    if (hash === null) return null;
    const earlier = first.get(hash);
    if (earlier !== undefined) return earlier;
    first.set(hash, position);
    return null;
  });
}
