import { invertLowerTriangle } from '@/lib/core/cholesky';
import { AppError } from '@/lib/core/errors';
import type { ClassBlock } from '@/lib/models/classifier/class-blocks';
import type { SoftmaxHessian } from '@/lib/models/classifier/hessian';
import { singleKernelBytes } from '@/lib/models/classifier/single-kernel-code';

/**
 * Preconditioned conjugate gradients for H·x = b in single precision, one iteration at a time, in WebAssembly SIMD.
 * What it finds is as good as single precision; its caller measures the rest in double precision and goes on with it.
 */
export type SingleSolver = {
  /** Starts anew. Vectors outside are class-major (classes × columns), their classes sum to zero at every column. */
  readonly start: (rhs: Float64Array) => void;
  /** One iteration; the norm of the residual as carried along. */
  readonly iterate: () => number;
  /** Adds what was found since the last call to `solution`. */
  readonly drain: (solution: Float64Array) => void;
  /** Leaves the records that are not present out of H from here on; the preconditioner stays that of all. */
  readonly setPresent: (present: Uint8Array) => void;
  /** Puts the true residual in place of the one carried along; the search direction is kept. */
  readonly replaceResidual: (residual: Float64Array) => void;
};

const PAGE = 65_536;
let compiled: WebAssembly.Module | undefined;

/** Copies the Hessian and the inverses of its class blocks into a memory of their own. */
export function openSingleSolver(hessian: SoftmaxHessian, blocks: readonly ClassBlock[]): SingleSolver {
  const { rows, probabilities, classCount, lambda } = hessian;
  const { rowCount, columnCount } = rows;
  const entryCount = rows.columns.length;
  const width = Math.ceil(classCount / 4) * 4;
  const stride = 4 * width;
  const size = stride * columnCount;
  let end = 0;
  const reserve = (bytes: number): number => {
    const address = end;
    end += Math.ceil(bytes / 64) * 64;
    return address;
  };
  const values = reserve(4 * entryCount);
  const columns = reserve(4 * entryCount);
  const starts = reserve(4 * (rowCount + 1));
  const p = reserve(stride * rowCount);
  const x = reserve(size);
  const r = reserve(size);
  const z = reserve(size);
  const d = reserve(size);
  const q = reserve(size);
  const diagonal = reserve(size);
  const mask = reserve(stride);
  const scratch = reserve(stride);
  const sum = reserve(8);
  const widthOf = (block: ClassBlock) => Math.ceil(block.kept.length / 16) * 64;
  const small = reserve(Math.max(64, ...blocks.map(widthOf)));
  const keptOf = blocks.map((block) => reserve(4 * block.kept.length));
  const inverseOf = blocks.map((block) => reserve(widthOf(block) * block.kept.length));
  if (end >= 2 ** 31) {
    throw new AppError(
      'too-large',
      `The solver needs ${Math.round(end / 2 ** 20)} MB, more than one model may use. Train on fewer records.`,
    );
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) });
  const singles = new Float32Array(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  singles.set(rows.values, values / 4);
  integers.set(
    rows.columns.map((column) => column * stride),
    columns / 4,
  );
  integers.set(rows.starts, starts / 4);
  const setPresent = (present: Uint8Array) => {
    for (let i = 0; i < rowCount; i++) {
      const weight = present[i] === 0 ? 0 : 1;
      for (let c = 0; c < classCount; c++) {
        singles[p / 4 + i * width + c] = weight * (probabilities[i * classCount + c] ?? 0);
      }
    }
  };
  setPresent(hessian.present);
  singles.fill(1, mask / 4, mask / 4 + classCount);
  blocks.forEach((block, c) => {
    block.inverseDiagonal.forEach((value, j) => {
      singles[diagonal / 4 + j * width + c] = value;
    });
    integers.set(block.kept, (keptOf[c] ?? 0) / 4);
    writeInverse(block, singles.subarray((inverseOf[c] ?? 0) / 4), widthOf(block) / 4);
  });
  compiled ??= new WebAssembly.Module(singleKernelBytes());
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  const call = (name: string, ...args: number[]): void => {
    const exported = instance.exports[name];
    if (typeof exported !== 'function') throw new AppError('internal', `The kernel has no function ${name}.`);
    exported(...args);
  };
  const sumView = new Float64Array(memory.buffer, sum, 1);
  const dot = (a: number, b: number): number => {
    call('dotSingles', a, b, size, sum);
    return sumView[0] ?? 0;
  };
  const precondition = () => {
    call('centreColumns', r, z, diagonal, stride, stride, size, 1 / classCount);
    blocks.forEach((block, c) => {
      const [kept, inverse] = [keptOf[c] ?? 0, inverseOf[c] ?? 0];
      call(
        'subtractKept',
        starts,
        columns,
        values,
        kept,
        inverse,
        widthOf(block),
        block.kept.length,
        small,
        z + 4 * c,
        diagonal + 4 * c,
      );
    });
    call('centreColumns', z, z, mask, 0, stride, size, 1 / classCount);
  };
  const write = (to: number, v: Float64Array) => {
    for (let c = 0; c < classCount; c++) {
      for (let j = 0; j < columnCount; j++) singles[to / 4 + j * width + c] = v[c * columnCount + j] ?? 0;
    }
  };
  let rho = 0;
  return {
    start(rhs) {
      write(r, rhs);
      for (const vector of [x, d]) singles.fill(0, vector / 4, (vector + size) / 4);
      rho = 0;
    },
    iterate() {
      precondition();
      const next = dot(r, z);
      call('turn', d, z, size, rho === 0 ? 0 : next / rho);
      rho = next;
      call('applyHessian', rowCount, starts, columns, values, p, d, q, scratch, stride, size, 1 / rowCount, lambda);
      const step = rho / dot(d, q);
      call('addScaled', x, d, size, step);
      call('addScaled', r, q, size, -step);
      return Math.sqrt(dot(r, r));
    },
    drain(solution) {
      // A common shift of all classes is rounding alone: left in, the residual would keep it for good.
      const shift = new Float64Array(columnCount);
      for (let j = 0; j < columnCount; j++) {
        let total = 0;
        for (let c = 0; c < classCount; c++) total += singles[x / 4 + j * width + c] ?? 0;
        shift[j] = total / classCount;
      }
      for (let c = 0; c < classCount; c++) {
        for (let j = 0; j < columnCount; j++) {
          const k = c * columnCount + j;
          solution[k] = (solution[k] ?? 0) + (singles[x / 4 + j * width + c] ?? 0) - (shift[j] ?? 0);
        }
      }
      singles.fill(0, x / 4, (x + size) / 4);
    },
    setPresent,
    replaceResidual(residual) {
      write(r, residual);
    },
  };
}

/** The inverse of a block's small system, from the packed Cholesky factor: symmetric to the bit, rows of `width`. */
function writeInverse(block: ClassBlock, to: Float32Array, width: number): void {
  const size = block.kept.length;
  const lower = new Float64Array(size * size);
  let from = 0;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k <= i; k++) lower[i * size + k] = block.factor[from++] ?? 0;
  }
  invertLowerTriangle(lower, size);
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i <= k; i++) {
      const value = lower[k * size + i] ?? 0;
      for (let j = 0; j <= i; j++)
        inverse[i * size + j] = (inverse[i * size + j] ?? 0) + value * (lower[k * size + j] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      to[i * width + j] = inverse[i * size + j] ?? 0;
      to[j * width + i] = to[i * width + j] ?? 0;
    }
  }
}
