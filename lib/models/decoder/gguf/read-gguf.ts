import { AppError } from '@/lib/core/errors';

/** A value of a header; whole numbers of 64 bits as numbers where they are exact. */
export type GgufHeaderValue = string | number | boolean | readonly string[] | readonly number[];

/** A tensor's place in a file. `dimensions[0]` is the one whose neighbours stand side by side. */
export type GgufTensorEntry = {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly type: GgufTensorType;
  /** A view of the file. */
  readonly bytes: Uint8Array;
};

export type GgufTensorType = keyof typeof TENSOR_TYPES;

export type GgufFile = {
  readonly header: ReadonlyMap<string, GgufHeaderValue>;
  readonly tensors: ReadonlyMap<string, GgufTensorEntry>;
};

/** ggml's numbers of the types that are read here; how many elements stand in a block of how many bytes. */
const TENSOR_TYPES = {
  F32: { number: 0, elements: 1, bytes: 4 },
  F16: { number: 1, elements: 1, bytes: 2 },
  Q8_0: { number: 8, elements: 32, bytes: 34 },
  BF16: { number: 30, elements: 1, bytes: 2 },
} as const;
const TYPE_NAMES = ['F32', 'F16', 'Q8_0', 'BF16'] as const;

/** More than any file of this kind has; what a file says of itself is believed up to here. */
const MOST = { keys: 4096, tensors: 65_536, arrayLength: 1 << 20, dimensions: 4, alignment: 4096 };

const refuse = (why: string) => new AppError('invalid-input', `This is not a GGUF file that can be read: ${why}.`);

/**
 * Reads a GGUF file, version 3 (ggml's specification), little-endian, without copying its tensors. Nothing in the file is
 * trusted: every length is held against what is left of it, and tensors lie within it and do not overlap. Throws
 * `invalid-input` with what is wrong.
 */
export function readGguf(bytes: Uint8Array): GgufFile {
  const input = new ByteReader(bytes);
  if (input.text(4) !== 'GGUF') throw refuse('it does not begin with “GGUF”');
  const version = input.u32();
  if (version !== 3) throw refuse(`it is of version ${version}, not 3`);
  const tensorCount = input.count(MOST.tensors, 'tensors');
  const keyCount = input.count(MOST.keys, 'keys');
  const header = new Map<string, GgufHeaderValue>();
  for (let k = 0; k < keyCount; k++) {
    const key = input.string();
    if (header.has(key)) throw refuse(`“${key.slice(0, 80)}” stands in it twice`);
    header.set(key, readValue(input, input.u32(), true));
  }
  const places = Array.from({ length: tensorCount }, () => readPlace(input));
  const alignment = header.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || alignment < 1 || alignment > MOST.alignment || alignment & (alignment - 1)) {
    throw refuse(`its alignment ${String(alignment).slice(0, 20)} is no power of two up to ${MOST.alignment}`);
  }
  const start = Math.ceil(input.position / alignment) * alignment;
  return { header, tensors: placeTensors(bytes, places, { start, alignment }) };
}

type Place = Omit<GgufTensorEntry, 'bytes'> & { readonly offset: number; readonly length: number };

function readPlace(input: ByteReader): Place {
  const name = input.string();
  const shown = name.slice(0, 80);
  const rank = input.u32();
  if (rank < 1 || rank > MOST.dimensions) throw refuse(`tensor “${shown}” has ${rank} dimensions`);
  const dimensions = Array.from({ length: rank }, () => input.count(0xffff_ffff, 'elements'));
  const number = input.u32();
  const type = TYPE_NAMES.find((one) => TENSOR_TYPES[one].number === number);
  if (!type) throw refuse(`tensor “${shown}” is of type ${number}; F32, F16, BF16 and Q8_0 are read`);
  const elements = dimensions.reduce((product, dimension) => product * dimension, 1);
  const block = TENSOR_TYPES[type];
  if (elements === 0 || !Number.isSafeInteger(elements) || (dimensions[0] ?? 0) % block.elements !== 0) {
    throw refuse(`tensor “${shown}” has the size ${dimensions.join(' × ')}`);
  }
  const length = (elements / block.elements) * block.bytes;
  return { name, dimensions, type, offset: input.count(Number.MAX_SAFE_INTEGER, 'bytes before a tensor'), length };
}

function placeTensors(
  bytes: Uint8Array,
  places: readonly Place[],
  { start, alignment }: { start: number; alignment: number },
): Map<string, GgufTensorEntry> {
  const tensors = new Map<string, GgufTensorEntry>();
  let free = 0;
  for (const { offset, length, ...place } of places.toSorted((a, b) => a.offset - b.offset)) {
    const shown = place.name.slice(0, 80);
    if (tensors.has(place.name)) throw refuse(`tensor “${shown}” stands in it twice`);
    if (offset % alignment !== 0 || offset < free) throw refuse(`tensor “${shown}” overlaps another or is not aligned`);
    free = offset + length;
    if (start + free > bytes.length) throw refuse(`it ends before tensor “${shown}” does`);
    tensors.set(place.name, { ...place, bytes: bytes.subarray(start + offset, start + free) });
  }
  return tensors;
}

/** The header's types, by ggml's numbers. */
const [U8, I8, U16, I16, U32, I32, F32, BOOL, STRING, ARRAY, U64, I64, F64] = Array.from({ length: 13 }, (_, k) => k);

function readValue(input: ByteReader, type: number, arrays: boolean): GgufHeaderValue {
  if (type === ARRAY && arrays) return readArray(input);
  return readSingle(input, type);
}

function readArray(input: ByteReader): readonly string[] | readonly number[] {
  const type = input.u32();
  const length = input.count(MOST.arrayLength, 'values of a list');
  if (type === STRING) return Array.from({ length }, () => input.string());
  return Array.from({ length }, () => Number(readSingle(input, type)));
}

function readSingle(input: ByteReader, type: number): string | number | boolean {
  switch (type) {
    case U8:
      return input.take(1).getUint8(0);
    case I8:
      return input.take(1).getInt8(0);
    case U16:
      return input.take(2).getUint16(0, true);
    case I16:
      return input.take(2).getInt16(0, true);
    case U32:
      return input.u32();
    case I32:
      return input.take(4).getInt32(0, true);
    case F32:
      return shortest(input.take(4).getFloat32(0, true));
    case BOOL:
      return input.take(1).getUint8(0) !== 0;
    case STRING:
      return input.string();
    case U64:
      return Number(input.take(8).getBigUint64(0, true));
    case I64:
      return Number(input.take(8).getBigInt64(0, true));
    case F64:
      return input.take(8).getFloat64(0, true);
    default:
      throw refuse(`its header has a value of type ${type}`);
  }
}

/** The shortest decimal that rounds to a number of single precision: 0.00001, not 0.000009999999747378752. */
function shortest(single: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits));
    if (Math.fround(rounded) === single) return rounded;
  }
  return single;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  take(length: number): DataView {
    const from = this.#skip(length);
    return new DataView(this.#view.buffer, this.#view.byteOffset + from, length);
  }

  u32(): number {
    return this.#view.getUint32(this.#skip(4), true);
  }

  /** A 64-bit count of something, at most `most`. */
  count(most: number, what: string): number {
    const count = this.#view.getBigUint64(this.#skip(8), true);
    if (count > BigInt(most)) throw refuse(`it says to have ${count} ${what}`);
    return Number(count);
  }

  string(): string {
    return this.text(this.count(Number.MAX_SAFE_INTEGER, 'bytes of a text'));
  }

  text(length: number): string {
    const from = this.#skip(length);
    // Tokens of some files are no whole characters: those become U+FFFD.
    return decoder.decode(this.#bytes.subarray(from, from + length));
  }

  #skip(length: number): number {
    const from = this.position;
    if (length > this.#bytes.length - from) throw refuse('it ends too early');
    this.position = from + length;
    return from;
  }
}
