import { factorCholesky } from '@/lib/core/cholesky';
import { dot } from '@/lib/core/conjugate-gradient';
import { packLowerTriangle, solvePacked, solvePackedLower } from '@/lib/core/packed-cholesky';
import type { SoftmaxHessian } from '@/lib/models/classifier/hessian';
import { rowDot, type SparseRows } from '@/lib/models/classifier/sparse-rows';

/** A pair weighs enough to be kept whole when p(1 − p) is above this part of n·λ. */
const KEPT_PART = 0.5;
/** What the small systems together may always cost: entries, and multiplications to factor them. */
const FREE_ENTRIES = 500_000;
const FREE_MULTIPLICATIONS = 20_000_000;

/** One class's diagonal block of H: diag(d) + X_aᵀ·diag(w_a / n)·X_a over the records a that weigh most. */
export type ClassBlock = {
  readonly inverseDiagonal: Float64Array;
  readonly kept: Int32Array;
  /** Cholesky factor of n / w_a + X_a·d⁻¹·X_aᵀ. */
  readonly factor: Float32Array;
};

/** The diagonal blocks of H, one per class, each ready to be inverted by the Woodbury identity. */
export function buildClassBlocks(hessian: SoftmaxHessian, keptPart?: number): ClassBlock[] {
  const cut = keptPart === undefined ? chooseCut(hessian) : keptPart * hessian.rows.rowCount * hessian.lambda;
  return Array.from({ length: hessian.classCount }, (_, c) => buildBlock(hessian, c, cut));
}

/** The smallest cut, doubling from KEPT_PART·nλ, at which the systems cost little enough. */
function chooseCut(hessian: SoftmaxHessian): number {
  const { rows, probabilities, present, classCount, lambda } = hessian;
  // In proportion to a product with H, which the systems are to save.
  const product = rows.columns.length * classCount;
  const mostEntries = Math.max(FREE_ENTRIES, product / 4);
  const mostMultiplications = Math.max(FREE_MULTIPLICATIONS, product * 8);
  for (let cut = KEPT_PART * rows.rowCount * lambda; cut < 0.25; cut *= 2) {
    const counts = new Int32Array(classCount);
    for (let i = 0; i < rows.rowCount; i++) {
      if (present[i] === 0) continue;
      for (let c = 0; c < classCount; c++) {
        const p = probabilities[i * classCount + c] ?? 0;
        if (p * (1 - p) > cut) counts[c] = (counts[c] ?? 0) + 1;
      }
    }
    let entries = 0;
    let multiplications = 0;
    for (const count of counts) {
      entries += (count * count) / 2;
      multiplications += count ** 3 / 6;
    }
    if (entries <= mostEntries && multiplications <= mostMultiplications) return cut;
  }
  return 1;
}

function buildBlock(hessian: SoftmaxHessian, c: number, cut: number): ClassBlock {
  const { rows, probabilities, present, classCount, lambda } = hessian;
  const { rowCount, columnCount, starts, columns, values } = rows;
  const diagonal = new Float64Array(columnCount).fill(lambda);
  const kept: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < rowCount; i++) {
    if (present[i] === 0) continue;
    const p = probabilities[i * classCount + c] ?? 0;
    const weight = p * (1 - p);
    if (weight > cut) {
      kept.push(i);
      weights.push(weight);
      continue;
    }
    const end = starts[i + 1] ?? 0;
    for (let q = starts[i] ?? 0; q < end; q++) {
      const j = columns[q] ?? 0;
      const x = values[q] ?? 0;
      diagonal[j] = (diagonal[j] ?? 0) + (weight * x * x) / rowCount;
    }
  }
  const inverseDiagonal = diagonal.map((value) => 1 / value);
  const size = kept.length;
  const factor = new Float64Array(size * size);
  const scaled = new Float64Array(columnCount);
  kept.forEach((i, a) => {
    const end = starts[i + 1] ?? 0;
    for (let q = starts[i] ?? 0; q < end; q++) {
      const j = columns[q] ?? 0;
      scaled[j] = (values[q] ?? 0) * (inverseDiagonal[j] ?? 0);
    }
    for (let b = 0; b <= a; b++) factor[a * size + b] = rowDot(rows, kept[b] ?? 0, scaled);
    factor[a * size + a] = (factor[a * size + a] ?? 0) + rowCount / (weights[a] ?? 1);
    for (let q = starts[i] ?? 0; q < end; q++) scaled[columns[q] ?? 0] = 0;
  });
  factorCholesky(factor, size);
  return { inverseDiagonal, kept: Int32Array.from(kept), factor: packLowerTriangle(factor, size) };
}

/** out = block⁻¹·v by the Woodbury identity. */
export function applyBlock(block: ClassBlock, rows: SparseRows, v: Float64Array, out: Float64Array): void {
  const { inverseDiagonal, kept, factor } = block;
  const { starts, columns, values } = rows;
  for (let j = 0; j < v.length; j++) out[j] = (inverseDiagonal[j] ?? 0) * (v[j] ?? 0);
  const small = new Float64Array(kept.length);
  for (let a = 0; a < kept.length; a++) small[a] = rowDot(rows, kept[a] ?? 0, out);
  solvePacked(factor, kept.length, small);
  for (let a = 0; a < kept.length; a++) {
    const i = kept[a] ?? 0;
    const share = small[a] ?? 0;
    const end = starts[i + 1] ?? 0;
    for (let q = starts[i] ?? 0; q < end; q++) {
      const j = columns[q] ?? 0;
      out[j] = (out[j] ?? 0) - (inverseDiagonal[j] ?? 0) * (values[q] ?? 0) * share;
    }
  }
}

/** x_iᵀ·block⁻¹·x_i. `scratch` is a zero vector over the columns, and is left so. */
export function measureLeverage(block: ClassBlock, rows: SparseRows, i: number, scratch: Float64Array): number {
  const { inverseDiagonal, kept, factor } = block;
  const { starts, columns, values } = rows;
  const end = starts[i + 1] ?? 0;
  let whole = 0;
  for (let q = starts[i] ?? 0; q < end; q++) {
    const j = columns[q] ?? 0;
    const x = values[q] ?? 0;
    const scaled = x * (inverseDiagonal[j] ?? 0);
    scratch[j] = scaled;
    whole += x * scaled;
  }
  const small = new Float64Array(kept.length);
  for (let a = 0; a < kept.length; a++) small[a] = rowDot(rows, kept[a] ?? 0, scratch);
  for (let q = starts[i] ?? 0; q < end; q++) scratch[columns[q] ?? 0] = 0;
  solvePackedLower(factor, kept.length, small);
  return whole - dot(small, small);
}
