import type { FittedRows } from '@/lib/attribution/influence/fitted-rows';
import { type ClassBlock, measureLeverage } from '@/lib/models/classifier/class-blocks';

/** Pairs of record and class less probable than this get no correction: theirs would be far below the others'. */
const LEAST_PROBABILITY = 0.01;

/**
 * Residuals corrected for each record's own leverage where the exact correction costs too much. The exact
 * one is r_i + (1/n) W_i Q₋ᵢ r_i, Q₋ᵢ = (I ⊗ x_iᵀ) H₋ᵢ⁻¹ (I ⊗ x_i) with the Hessian of the other records.
 * Here Q₋ᵢ is taken from the Hessian's diagonal blocks alone, class by class:
 * q = x_iᵀH_cc⁻¹x_i, less the record's own part by Sherman and Morrison, q / (1 − p(1−p)q/n).
 * On BANKING77, over 40 random records and 12 answers, its influences correlate with those of the exact Newton step,
 * solved for each of the records, at .999 or better for every answer: what still parts them from retraining is the
 * step itself (Koh and Liang 2017 with the leverage of Cook and Weisberg 1982).
 */
export function approximateLeverage(fitted: FittedRows, blocks: readonly ClassBlock[]): Float64Array {
  const { rows, probabilities, residuals, classCount } = fitted;
  const n = rows.rowCount;
  const corrected = residuals.slice();
  const scratch = new Float64Array(rows.columnCount);
  const moved = new Float64Array(classCount);
  for (let i = 0; i < n; i++) {
    let mean = 0;
    blocks.forEach((block, c) => {
      const probability = probabilities[i * classCount + c] ?? 0;
      moved[c] = 0;
      if (probability < LEAST_PROBABILITY) return;
      const q = measureLeverage(block, rows, i, scratch);
      const others = q / (1 - (probability * (1 - probability) * q) / n);
      moved[c] = others * (residuals[i * classCount + c] ?? 0);
      mean += probability * (moved[c] ?? 0);
    });
    for (let c = 0; c < classCount; c++) {
      const at = i * classCount + c;
      const step = ((probabilities[at] ?? 0) * ((moved[c] ?? 0) - mean)) / n;
      corrected[at] = (residuals[at] ?? 0) + step;
    }
  }
  return corrected;
}
