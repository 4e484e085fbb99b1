/**
 * Writes small WebAssembly modules (core specification 2.0, binary format): just the instructions our
 * kernels use. Plain SIMD, never relaxed: every lane rounds as IEEE 754 says, on every processor.
 */
export type Code = readonly number[];
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

const TYPES: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const integer = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...integer(bits), 0x74];
/** Signed comparisons: 1 or 0. */
export const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x48];
export const isAtMost = (a: Code, b: Code): Code => [...a, ...b, 0x4c];
export const loadInteger = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)];
export const loadFloat = (address: Code): Code => [...address, 0x2b, 3, 0];
export const addFloats = (a: Code, b: Code): Code => [...a, ...b, 0xa0];
export const loadPair = (address: Code, offset = 0): Code => [...address, ...simd(0), 3, ...unsigned(offset)];
export const storePair = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...simd(11),
  3,
  ...unsigned(offset),
];
export const zeroPair: Code = [...simd(12), ...new Array<number>(16).fill(0)];
export const splat = (value: Code): Code => [...value, ...simd(20)];
export const lane = (value: Code, index: 0 | 1): Code => [...value, ...simd(33), index];
export const addPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(240)];
export const subtractPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(241)];
export const multiplyPairs = (a: Code, b: Code): Code => [...a, ...b, ...simd(242)];

// Four lanes of single precision.
export const loadSingle = (address: Code): Code => [...address, 0x2a, 2, 0];
export const storeSingle = (address: Code, value: Code): Code => [...address, ...value, 0x38, 2, 0];
export const addSingles = (a: Code, b: Code): Code => [...a, ...b, 0x92];
export const subtractSingles = (a: Code, b: Code): Code => [...a, ...b, 0x93];
export const multiplySingles = (a: Code, b: Code): Code => [...a, ...b, 0x94];
export const zeroSingle: Code = [0x43, 0, 0, 0, 0];
export const splatSingle = (value: Code): Code => [...value, ...simd(19)];
export const loadSplatSingle = (address: Code): Code => [...address, ...simd(9), 2, 0];
export const quadLane = (value: Code, index: 0 | 1 | 2 | 3): Code => [...value, ...simd(31), index];
export const addQuads = (a: Code, b: Code): Code => [...a, ...b, ...simd(228)];
export const subtractQuads = (a: Code, b: Code): Code => [...a, ...b, ...simd(229)];
export const multiplyQuads = (a: Code, b: Code): Code => [...a, ...b, ...simd(230)];
/** The sum of the four lanes, (0 + 1) + (2 + 3). */
export const sumQuad = (local: number): Code =>
  addSingles(
    addSingles(quadLane(get(local), 0), quadLane(get(local), 1)),
    addSingles(quadLane(get(local), 2), quadLane(get(local), 3)),
  );
/** Two singles from memory as doubles. */
export const loadWidened = (address: Code, offset = 0): Code => [
  ...address,
  ...[...simd(93), 3, ...unsigned(offset)],
  ...simd(95),
];
export const storeFloat = (address: Code, value: Code): Code => [...address, ...value, 0x39, 3, 0];

export const storeInteger = (address: Code, value: Code): Code => [...address, ...value, 0x36, 2, 0];
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const and = (a: Code, b: Code): Code => [...a, ...b, 0x71];
export const or = (a: Code, b: Code): Code => [...a, ...b, 0x72];
export const xor = (a: Code, b: Code): Code => [...a, ...b, 0x73];
/** The lesser or the greater of two signed integers. */
export const least = (a: Code, b: Code): Code => [...a, ...b, ...isLess(a, b), 0x1b];
export const greatest = (a: Code, b: Code): Code => [...b, ...a, ...isLess(a, b), 0x1b];

export const loadLong = (address: Code): Code => [...address, 0x29, 3, 0];
export const storeLong = (address: Code, value: Code): Code => [...address, ...value, 0x37, 3, 0];
/** The low 32 bits of a 64-bit integer from bit `shift`, a 32-bit integer, on. */
export const bitsFrom = (long: Code, shift: Code): Code => [...long, ...shift, 0xad, 0x88, 0xa7];

/** Runs the first when `condition` is not zero, else the second. */
export const when = (condition: Code, then: Code, otherwise: Code = []): Code => [
  ...condition,
  ...[0x04, 0x40],
  ...then,
  ...(otherwise.length > 0 ? [0x05, ...otherwise] : []),
  0x0b,
];

/** Runs `body` while `condition` is not zero. */
export const loopWhile = (condition: Code, body: Code): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...condition,
  ...[0x45, 0x0d, 1],
  ...body,
  ...[0x0c, 0, 0x0b, 0x0b],
];

/** A function without result. Parameters are locals 0, 1, …; `locals` follow them. */
export type WasmFunction = {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: Code;
};

/** The bytes of a module that imports `env.memory` and exports the functions by name. */
export function encodeWasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const name = (text: string) => list([...new TextEncoder().encode(text)].map((byte) => [byte]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(functions.map((f) => [0x60, ...list(f.parameters.map((type) => [TYPES[type]])), 0]))),
    ...section(2, list([[...name('env'), ...name('memory'), 2, 0, 1]])),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(functions.map((f, i) => [...name(f.name), 0, ...unsigned(i)]))),
    ...section(
      10,
      list(
        functions.map((f) => {
          const code = [...list(f.locals.map((type) => [1, TYPES[type]])), ...f.body, 0x0b];
          return [...unsigned(code.length), ...code];
        }),
      ),
    ),
  ]);
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}
