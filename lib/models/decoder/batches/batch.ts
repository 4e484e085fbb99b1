/** Rows of a batch, sequence after sequence: tokens, and what follows each (−1: not asked). */
export type Batch = { readonly tokens: Int32Array; readonly targets: Int32Array };

/** What a step trains on. The same step gives the same batch, so a run can go on from any step. */
export type BatchSource = (step: number) => Batch;

/** How many rows ask for a token. */
export function countTargets({ targets }: Batch): number {
  return targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);
}
