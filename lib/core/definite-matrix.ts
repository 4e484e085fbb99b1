import { AppError } from '@/lib/core/errors';
import { TILE, tileBytes } from '@/lib/core/tile-code';

/** A symmetric positive definite matrix to be inverted in place; only its lower triangle is read and written. */
export type DefiniteMatrix = {
  /** Row-major, `stride` entries a row. */
  readonly entries: Float64Array;
  readonly stride: number;
  /** Puts the inverse in the lower triangle. Throws `internal` when the matrix is not positive definite. */
  readonly invert: () => void;
};

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

/**
 * A zero matrix of size × size that can be filled and inverted: Cholesky's factor, its inverse and that inverse's
 * square by tiles (Golub and Van Loan, Matrix Computations, 4.2), the work being dot products of rows in WebAssembly
 * SIMD. The factor's inverse is kept transposed above the diagonal, so that every dot product runs along rows. Some n³/2
 * multiplications; sums have a fixed order. Throws `too-large` where no memory can hold it.
 */
export function openDefiniteMatrix(size: number): DefiniteMatrix {
  const stride = Math.ceil(size / TILE) * TILE;
  const bytes = 8 * stride * stride;
  if (bytes >= 2 ** 31) throw new AppError('too-large', `A dense system of ${size} unknowns is too large to invert.`);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((bytes + 8 * TILE * TILE) / PAGE) });
  const m = new Float64Array(memory.buffer, 0, stride * stride);
  const tile = new Float64Array(memory.buffer, bytes, TILE * TILE);
  compiled ??= new WebAssembly.Module(tileBytes());
  const { multiplyTiles } = new WebAssembly.Instance(compiled, { env: { memory } }).exports;
  /** tile = rows from i on · rows from j on, transposed, over the columns from `from` up to `to`. */
  const multiply = (i: number, j: number, from: number, to: number): void => {
    if (typeof multiplyTiles !== 'function')
      throw new AppError('internal', 'The kernel has no function multiplyTiles.');
    const address = (row: number) => 8 * (row * stride + from);
    multiplyTiles(address(i), address(j), 8 * stride, 8 * Math.max(0, to - from), bytes);
  };
  const parts = { m, tile, stride, multiply };
  return {
    entries: m,
    stride,
    invert() {
      // What is added to fill the last tiles is a unit matrix of its own.
      for (let k = size; k < stride; k++) m[k * stride + k] = 1;
      const corners = factor(parts);
      invertFactor(parts, corners);
      squareInverse(parts, corners);
    },
  };
}

type Parts = {
  m: Float64Array;
  tile: Float64Array;
  stride: number;
  multiply: (i: number, j: number, from: number, to: number) => void;
};

/** L in the lower triangle. Returns the inverses of its diagonal tiles, each TILE × TILE, lower. */
function factor({ m, tile, stride, multiply }: Parts): Float64Array[] {
  const corners: Float64Array[] = [];
  for (let i0 = 0; i0 < stride; i0 += TILE) {
    for (let j0 = 0; j0 <= i0; j0 += TILE) {
      multiply(i0, j0, 0, j0);
      const corner = corners[j0 / TILE];
      for (let i = 0; i < TILE; i++) {
        const from = (i0 + i) * stride + j0;
        for (let j = 0; j < TILE; j++) m[from + j] = (m[from + j] ?? 0) - (tile[i * TILE + j] ?? 0);
        if (!corner) continue;
        // The row times the inverse of the diagonal tile, transposed; from the right, as each place needs those before it.
        for (let j = TILE - 1; j >= 0; j--) {
          let sum = 0;
          for (let k = 0; k <= j; k++) sum += (m[from + k] ?? 0) * (corner[j * TILE + k] ?? 0);
          m[from + j] = sum;
        }
      }
      if (!corner) corners.push(factorCorner(m, stride, i0));
    }
  }
  return corners;
}

/** Factors the diagonal tile at i0 and inverts the factor. */
function factorCorner(m: Float64Array, stride: number, i0: number): Float64Array {
  const lower = new Float64Array(TILE * TILE);
  const inverse = new Float64Array(TILE * TILE);
  for (let i = 0; i < TILE; i++) {
    for (let j = 0; j <= i; j++) {
      let value = m[(i0 + i) * stride + i0 + j] ?? 0;
      for (let k = 0; k < j; k++) value -= (lower[i * TILE + k] ?? 0) * (lower[j * TILE + k] ?? 0);
      if (i > j) lower[i * TILE + j] = value / (lower[j * TILE + j] ?? 1);
      else if (value > 0) lower[i * TILE + i] = Math.sqrt(value);
      else throw new AppError('internal', `The matrix is not positive definite at row ${i0 + i}.`);
    }
    const pivot = lower[i * TILE + i] ?? 1;
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += (lower[i * TILE + k] ?? 0) * (inverse[k * TILE + j] ?? 0);
      inverse[i * TILE + j] = -sum / pivot;
    }
    inverse[i * TILE + i] = 1 / pivot;
  }
  return inverse;
}

/** X = L⁻¹, transposed, above the diagonal tiles: X_IJ = −X_II·Σ_{J ≤ K < I} L_IK·X_KJ. */
function invertFactor({ m, tile, stride, multiply }: Parts, corners: readonly Float64Array[]): void {
  const row = new Float64Array(TILE);
  for (let j0 = 0; j0 < stride; j0 += TILE) {
    const left = corners[j0 / TILE] ?? row;
    for (let i0 = j0 + TILE; i0 < stride; i0 += TILE) {
      const below = corners[i0 / TILE] ?? row;
      multiply(j0, i0, j0 + TILE, i0);
      for (let j = 0; j < TILE; j++) {
        for (let i = 0; i < TILE; i++) {
          let sum = tile[j * TILE + i] ?? 0;
          const from = (i0 + i) * stride + j0;
          for (let k = j; k < TILE; k++) sum += (left[k * TILE + j] ?? 0) * (m[from + k] ?? 0);
          row[i] = sum;
        }
        for (let i = 0; i < TILE; i++) {
          let sum = 0;
          for (let k = 0; k <= i; k++) sum += (below[i * TILE + k] ?? 0) * (row[k] ?? 0);
          m[(j0 + j) * stride + i0 + i] = -sum;
        }
      }
    }
  }
}

/** A⁻¹ = XᵀX in the lower triangle. */
function squareInverse({ m, tile, stride, multiply }: Parts, corners: readonly Float64Array[]): void {
  for (let i0 = 0; i0 < stride; i0 += TILE) {
    const corner = corners[i0 / TILE] ?? tile;
    for (let j0 = 0; j0 <= i0; j0 += TILE) {
      multiply(i0, j0, i0 + TILE, stride);
      for (let i = 0; i < TILE; i++) {
        for (let j = 0; j < TILE; j++) {
          let sum = tile[i * TILE + j] ?? 0;
          for (let k = i; k < TILE; k++) {
            const other = i0 === j0 ? corner[k * TILE + j] : m[(j0 + j) * stride + i0 + k];
            sum += (corner[k * TILE + i] ?? 0) * (other ?? 0);
          }
          m[(i0 + i) * stride + j0 + j] = sum;
        }
      }
    }
  }
}
