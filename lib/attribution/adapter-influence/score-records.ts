import type { OpenGradientIndex } from '@/lib/attribution/adapter-influence/open-gradient-index';
import { solveCholesky } from '@/lib/core/cholesky';

/**
 * The influence of every record on an answer whose projected gradient is given: τ_i = (1/n) ĝᵀ (F + δI)⁻¹ ĝ_i over all
 * adapted layers, of unit gradients, so that a record counts by the direction in which it pulls and not by how much is
 * left to learn of it. Positive: without the record the answer would be less certain. In double precision and a fixed
 * order, so the same bits everywhere.
 */
export function scoreRecords({ index, scales, factors }: OpenGradientIndex, gradient: Float64Array): Float64Array {
  const { records, parts, width, steps, values } = index;
  const tau = new Float64Array(records);
  let square = 0;
  for (const value of gradient) square += value * value;
  if (square === 0) return tau;
  const scale = 1 / (Math.sqrt(square) * records);
  const solved = gradient.map((value) => value * scale);
  factors.forEach((factor, part) => {
    solveCholesky(factor, width, solved.subarray(part * width, (part + 1) * width));
  });
  for (let record = 0; record < records; record++) {
    let sum = 0;
    for (let part = 0; part < parts; part++) {
      const from = (record * parts + part) * width;
      let dot = 0;
      for (let k = 0; k < width; k++) dot += (solved[part * width + k] ?? 0) * (values[from + k] ?? 0);
      sum += dot * (steps[record * parts + part] ?? 0);
    }
    tau[record] = sum * (scales[record] ?? 0);
  }
  return tau;
}
