/** The largest whole number of a packed gradient. */
export const LARGEST = 127;

/** Rounds a record's gradient to whole numbers of −127 to 127, each part in steps of its own, into row `record`. */
export function packGradient(
  gradient: Float64Array,
  { width }: { width: number },
  to: { record: number; steps: Float32Array; values: Int8Array },
): void {
  const parts = gradient.length / width;
  for (let part = 0; part < parts; part++) {
    const from = part * width;
    let largest = 0;
    for (let k = from; k < from + width; k++) largest = Math.max(largest, Math.abs(gradient[k] ?? 0));
    const step = Math.fround(largest / LARGEST);
    to.steps[to.record * parts + part] = step;
    if (step === 0) continue;
    const row = to.record * gradient.length;
    for (let k = from; k < from + width; k++) {
      const value = Math.floor((gradient[k] ?? 0) / step + 0.5);
      to.values[row + k] = Math.max(-LARGEST, Math.min(LARGEST, value));
    }
  }
}
