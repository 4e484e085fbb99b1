import { AppError } from '@/lib/core/errors';
import { kernelBytes } from '@/lib/models/classifier/kernel-code';
import type { SparseRows } from '@/lib/models/classifier/sparse-rows';

/**
 * The products between a sparse matrix and one vector per class, in WebAssembly SIMD: two classes at a
 * time, sums over columns in column order and over rows in row order, so the bits are those of the plain
 * loops. Outside, weights are class-major (classes × columns) and scores rows × classes.
 */
export type ClassKernel = {
  /** out = X·Θᵀ. */
  readonly multiply: (weights: Float64Array, out: Float64Array) => void;
  /** out = Rᵀ·X for R rows × classes. */
  readonly multiplyTransposed: (factors: Float64Array, out: Float64Array) => void;
  /** Fixes the probabilities (rows × classes) that {@link ClassKernel.applyHessian} uses. A zero row is left out. */
  readonly setProbabilities: (probabilities: Float64Array) => void;
  /** out = (1/n) Σ (diag(p_i) − p_i p_iᵀ) ⊗ x_i x_iᵀ · v. */
  readonly applyHessian: (v: Float64Array, out: Float64Array) => void;
};

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

/** Copies the matrix into the kernel's own memory. */
export function openKernel(rows: SparseRows, classCount: number): ClassKernel {
  const { rowCount, columnCount } = rows;
  const width = classCount + (classCount % 2);
  const stride = 8 * width;
  const entryCount = rows.columns.length;
  let size = 0;
  const reserve = (bytes: number): number => {
    const address = size;
    size += Math.ceil(bytes / 16) * 16;
    return address;
  };
  const values = reserve(8 * entryCount);
  const columns = reserve(4 * entryCount);
  const starts = reserve(4 * (rowCount + 1));
  const weights = reserve(stride * columnCount);
  const scores = reserve(stride * rowCount);
  const probabilities = reserve(stride * rowCount);
  if (size >= 2 ** 31) {
    throw new AppError(
      'too-large',
      `${rowCount} records of ${classCount} labels need ${Math.round(size / 2 ** 20)} MB, more than one model may use. Train on fewer.`,
    );
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  new Float64Array(memory.buffer, values, entryCount).set(rows.values);
  new Int32Array(memory.buffer, columns, entryCount).set(rows.columns.map((column) => column * stride));
  new Int32Array(memory.buffer, starts, rowCount + 1).set(rows.starts);
  const weightView = new Float64Array(memory.buffer, weights, width * columnCount);
  const scoreView = new Float64Array(memory.buffer, scores, width * rowCount);
  const probabilityView = new Float64Array(memory.buffer, probabilities, width * rowCount);
  compiled ??= new WebAssembly.Module(kernelBytes());
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  const call = (name: string, ...values: number[]): void => {
    const exported = instance.exports[name];
    if (typeof exported !== 'function') throw new AppError('internal', `The kernel has no function ${name}.`);
    exported(...values);
  };
  const multiplyRows = () => call('multiplyRows', rowCount, starts, columns, values, weights, scores, stride);
  const addTransposed = () => {
    weightView.fill(0);
    call('addTransposed', rowCount, starts, columns, values, weights, scores, stride);
  };
  return {
    multiply(v, out) {
      toColumns({ from: v, to: weightView, classCount, columnCount, width });
      multiplyRows();
      removePadding({ from: scoreView, to: out, rowCount, classCount, width });
    },
    multiplyTransposed(factors, out) {
      addPadding({ from: factors, to: scoreView, rowCount, classCount, width });
      addTransposed();
      toClasses({ from: weightView, to: out, classCount, columnCount, width });
    },
    setProbabilities(p) {
      addPadding({ from: p, to: probabilityView, rowCount, classCount, width });
    },
    applyHessian(v, out) {
      toColumns({ from: v, to: weightView, classCount, columnCount, width });
      multiplyRows();
      call('applyCurvature', rowCount, probabilities, scores, stride, 1 / rowCount);
      addTransposed();
      toClasses({ from: weightView, to: out, classCount, columnCount, width });
    },
  };
}

type Transfer = { from: Float64Array; to: Float64Array; classCount: number; width: number };

function toColumns({ from, to, classCount, columnCount, width }: Transfer & { columnCount: number }): void {
  for (let c = 0; c < classCount; c++) {
    const start = c * columnCount;
    for (let j = 0; j < columnCount; j++) to[j * width + c] = from[start + j] ?? 0;
  }
}

function toClasses({ from, to, classCount, columnCount, width }: Transfer & { columnCount: number }): void {
  for (let c = 0; c < classCount; c++) {
    const start = c * columnCount;
    for (let j = 0; j < columnCount; j++) to[start + j] = from[j * width + c] ?? 0;
  }
}

function addPadding({ from, to, rowCount, classCount, width }: Transfer & { rowCount: number }): void {
  if (width === classCount) {
    to.set(from);
    return;
  }
  for (let i = 0; i < rowCount; i++) {
    for (let c = 0; c < classCount; c++) to[i * width + c] = from[i * classCount + c] ?? 0;
    to[i * width + classCount] = 0;
  }
}

function removePadding({ from, to, rowCount, classCount, width }: Transfer & { rowCount: number }): void {
  if (width === classCount) {
    to.set(from);
    return;
  }
  for (let i = 0; i < rowCount; i++) {
    for (let c = 0; c < classCount; c++) to[i * classCount + c] = from[i * width + c] ?? 0;
  }
}
