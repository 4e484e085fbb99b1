import { toHalf } from '@/lib/models/decoder/gguf/half-floats';

/** A value of a GGUF file's header. */
export type GgufValue =
  | { readonly type: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] };

/** `dimensions[0]` is the one whose neighbours stand side by side. */
export type GgufTensor = {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly data: Float32Array;
  readonly precision: 'f32' | 'f16';
};

const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const ALIGNMENT = 32;

/** The bytes of a GGUF file, version 3 (ggml's specification), little-endian. */
export function writeGguf(
  header: ReadonlyMap<string, GgufValue>,
  tensors: readonly GgufTensor[],
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.bytes(new TextEncoder().encode('GGUF'));
  out.u32(3);
  out.u64(tensors.length);
  out.u64(header.size);
  for (const [key, value] of header) {
    out.string(key);
    writeValue(out, value);
  }
  let offset = 0;
  for (const { name, dimensions, data, precision } of tensors) {
    out.string(name);
    out.u32(dimensions.length);
    for (const dimension of dimensions) out.u64(dimension);
    out.u32(precision === 'f32' ? 0 : 1);
    out.u64(offset);
    offset += padded(data.length * (precision === 'f32' ? 4 : 2));
  }
  out.align();
  for (const { data, precision } of tensors) {
    if (precision === 'f32') out.bytes(new Uint8Array(data.slice().buffer));
    else out.bytes(new Uint8Array(Uint16Array.from(data, toHalf).buffer));
    out.align();
  }
  return out.finish();
}

const padded = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

function writeValue(out: ByteWriter, entry: GgufValue): void {
  switch (entry.type) {
    case 'string':
      out.u32(TYPES.string);
      out.string(entry.value);
      break;
    case 'bool':
      out.u32(TYPES.bool);
      out.bytes(Uint8Array.of(entry.value ? 1 : 0));
      break;
    case 'strings':
      out.u32(TYPES.array);
      out.u32(TYPES.string);
      out.u64(entry.value.length);
      for (const text of entry.value) out.string(text);
      break;
    case 'i32s':
      out.u32(TYPES.array);
      out.u32(TYPES.i32);
      out.u64(entry.value.length);
      for (const value of entry.value) out.u32(value);
      break;
    case 'f32':
      out.u32(TYPES.f32);
      out.bytes(new Uint8Array(Float32Array.of(entry.value).buffer));
      break;
    default:
      out.u32(TYPES[entry.type]);
      out.u32(entry.value);
  }
}

class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  u32(value: number): void {
    this.bytes(new Uint8Array(Uint32Array.of(value >>> 0).buffer));
  }

  u64(value: number): void {
    this.bytes(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  }

  string(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.u64(bytes.length);
    this.bytes(bytes);
  }

  align(): void {
    this.bytes(new Uint8Array(padded(this.#length) - this.#length));
  }

  finish(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
