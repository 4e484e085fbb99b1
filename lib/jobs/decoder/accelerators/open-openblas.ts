import { AppError } from '@/lib/core/errors';
import type { DecoderKernel } from '@/lib/models/decoder/kernel';

/** OpenBLAS, found on this machine. Each thread that multiplies opens it for itself. */
export type Openblas = {
  readonly library: string;
  /** The kernel with OpenBLAS's products of matrices, which are faster and not the same bits on every machine. */
  readonly accelerate: (kernel: DecoderKernel, memory: WebAssembly.Memory) => DecoderKernel;
};

const SYSTEM_LIBRARIES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['libopenblas.so.0', 'libopenblas.so'],
  darwin: ['libopenblas.dylib', '/opt/homebrew/opt/openblas/lib/libopenblas.dylib'],
  win32: ['libopenblas.dll', 'openblas.dll'],
};

/** How builds name their symbols: as CBLAS does, or apart from others, with 32-bit or 64-bit whole numbers. */
const PREFIXES = ['', 'scipy_'];
const SUFFIXES = ['', '64_', '_64'];

/** CBLAS's numbers. */
const [ROW_MAJOR, AS_IS, TURNED] = [101, 111, 112];

/** Products smaller than so many multiplications are not worth the call. */
const SMALLEST = 16_384;

type Koffi = Pick<typeof import('koffi'), 'load' | 'address'>;
type Library = ReturnType<Koffi['load']>;

/**
 * Opens OpenBLAS through koffi, a package that need not be installed: from the given file, or else the system's. Resolves
 * with null where there is neither; throws `invalid-input` when a given file is not one with `cblas_sgemm`.
 */
export async function openOpenblas(library: string | null): Promise<Openblas | null> {
  const koffi = await import('koffi').then(
    (found): Koffi => found.default ?? found,
    () => null,
  );
  if (!koffi) return null;
  for (const name of library === null ? (SYSTEM_LIBRARIES[process.platform] ?? []) : [library]) {
    const open = attempt(() => koffi.load(name));
    const sgemm = open && findSgemm(open);
    if (sgemm) return { library: name, accelerate: (kernel, memory) => accelerate(koffi, sgemm, kernel, memory) };
  }
  if (library === null) return null;
  throw new AppError('invalid-input', 'The library that OPENBLAS_LIBRARY names has no cblas_sgemm that can be called.');
}

type Sgemm = (...values: (number | bigint)[]) => void;

function findSgemm(library: Library): Sgemm | null {
  for (const prefix of PREFIXES) {
    for (const suffix of SUFFIXES) {
      const whole = suffix === '' ? 'int' : 'int64_t';
      const sizes = [whole, whole, whole];
      const sgemm = attempt(() =>
        library.func(`${prefix}cblas_sgemm${suffix}`, 'void', [
          ...['int', 'int', 'int', ...sizes, 'float', 'void *', whole, 'void *', whole, 'float', 'void *', whole],
        ]),
      );
      if (!sgemm) continue;
      // Each of our threads multiplies its own part: OpenBLAS is to start none.
      attempt(() => library.func(`${prefix}openblas_set_num_threads${suffix}`, 'void', ['int'])(1));
      return sgemm;
    }
  }
  return null;
}

function accelerate(koffi: Koffi, sgemm: Sgemm, kernel: DecoderKernel, memory: WebAssembly.Memory): DecoderKernel {
  // Shared memory stays where it is.
  const start = Number(koffi.address(memory.buffer));
  const multiply: DecoderKernel['multiply'] = (...sizes) => {
    const [rows, columns, depth, a, aRow, aColumn, b, bRow, bColumn, c, stride, more] = sizes;
    const inRows = (aRow === 1 || aColumn === 1) && (bRow === 1 || bColumn === 1);
    if (rows * columns * depth < SMALLEST || !inRows) return kernel.multiply(...sizes);
    const [left, leftStride] = aColumn === 1 ? [AS_IS, Math.max(aRow, depth)] : [TURNED, Math.max(aColumn, rows)];
    const [right, rightStride] = bColumn === 1 ? [AS_IS, Math.max(bRow, columns)] : [TURNED, Math.max(bColumn, depth)];
    sgemm(
      ...[ROW_MAJOR, left, right, rows, columns, depth, 1, start + a, leftStride],
      ...[start + b, rightStride, more, start + c, stride],
    );
  };
  return { ...kernel, multiply };
}

/** What went well, or null: a library or a function that is not there is no error here. */
function attempt<Value>(act: () => Value): Value | null {
  try {
    return act();
  } catch {
    return null;
  }
}
