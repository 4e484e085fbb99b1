/**
 * Whether a model's records are held against others as a whole (`recordText`) when copies are looked for, not by the one
 * field that it reads: an adapter that answers questions is given the same answer to several wordings of one question, and
 * only both together make a copy.
 */
export function comparesWhole(source: { readonly kind: string; readonly questionField?: string | null }): boolean {
  return source.kind === 'adapter' && typeof source.questionField === 'string';
}
