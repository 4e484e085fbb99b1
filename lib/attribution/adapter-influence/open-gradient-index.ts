import type { GradientIndex } from '@/lib/attribution/adapter-influence/types';
import { factorCholesky } from '@/lib/core/cholesky';

/**
 * Damping of a part's second moments, as a part of their mean: directions that the records hardly pull at are not blown
 * up beyond this.
 */
const DAMPING = 0.3;

/** An index of gradients made ready to score answers. */
export type OpenGradientIndex = {
  readonly index: GradientIndex;
  /** By record, 1 / the norm of its projected gradient; 0 for a gradient of nothing. */
  readonly scales: Float64Array;
  /** By part, the Cholesky factor of its damped second moments. */
  readonly factors: readonly Float64Array[];
};

/**
 * Prepares an index: for every adapted layer the second moments of the records' unit gradients, (1/n) Σ ĝ ĝᵀ + δI, which
 * stand in for the curvature (the empirical Fisher in blocks, as LoGra has it: Choe et al. 2024). In double precision and
 * in a fixed order.
 */
export function openGradientIndex(index: GradientIndex): OpenGradientIndex {
  const { records, parts, width } = index;
  const scales = new Float64Array(records);
  for (let record = 0; record < records; record++) {
    let square = 0;
    for (let part = 0; part < parts; part++) {
      const step = index.steps[record * parts + part] ?? 0;
      let sum = 0;
      const from = (record * parts + part) * width;
      for (let k = from; k < from + width; k++) sum += (index.values[k] ?? 0) * (index.values[k] ?? 0);
      square += step * step * sum;
    }
    scales[record] = square > 0 ? 1 / Math.sqrt(square) : 0;
  }
  const moments = Array.from({ length: parts }, (_, part) => momentsOf(index, scales, part));
  const trace = moments.reduce((sum, moment) => sum + traceOf(moment, width), 0);
  const damping = (DAMPING * trace) / (parts * width) || 1;
  for (const moment of moments) {
    for (let k = 0; k < width; k++) moment[k * width + k] = (moment[k * width + k] ?? 0) + damping;
    factorCholesky(moment, width);
  }
  return { index, scales, factors: moments };
}

/** The lower triangle of (1/n) Σ ĝ ĝᵀ of one part. */
function momentsOf(
  { records, parts, width, steps, values }: GradientIndex,
  scales: Float64Array,
  part: number,
): Float64Array {
  const moments = new Float64Array(width * width);
  for (let record = 0; record < records; record++) {
    const step = (steps[record * parts + part] ?? 0) * (scales[record] ?? 0);
    const weight = (step * step) / records;
    if (weight === 0) continue;
    const from = (record * parts + part) * width;
    for (let i = 0; i < width; i++) {
      const left = weight * (values[from + i] ?? 0);
      if (left === 0) continue;
      for (let j = 0; j <= i; j++) {
        moments[i * width + j] = (moments[i * width + j] ?? 0) + left * (values[from + j] ?? 0);
      }
    }
  }
  return moments;
}

function traceOf(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += matrix[k * size + k] ?? 0;
  return sum;
}
