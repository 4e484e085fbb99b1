/** A header's entry with ggml's number of its type, and a tensor with ggml's number of its type and its bytes. */
export type RawGguf = {
  header: readonly (readonly [key: string, type: number, value: unknown])[];
  tensors: readonly {
    readonly name: string;
    readonly dimensions: readonly number[];
    readonly type: number;
    readonly bytes: Uint8Array;
    readonly offset?: number;
  }[];
  version?: number;
  tensorCount?: bigint;
  keyCount?: bigint;
  alignment?: number;
};

/** Writes a GGUF file by the letter of ggml's specification, sound or not, by other code than our own writer. */
export function buildGguf(input: RawGguf): Uint8Array {
  const { header, tensors, version = 3, alignment = 32 } = input;
  const parts: Buffer[] = [];
  const u32 = (value: number) => {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32LE(value);
    parts.push(buffer);
  };
  const u64 = (value: bigint | number) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(BigInt(value));
    parts.push(buffer);
  };
  const text = (value: string) => {
    u64(Buffer.byteLength(value));
    parts.push(Buffer.from(value));
  };
  const write = (type: number, value: unknown): void => {
    if (type === 8) text(String(value));
    else if (type === 9) {
      const [inner, list, claimed] = value as [number, unknown[], number?];
      u32(inner);
      u64(claimed ?? list.length);
      for (const one of list) write(inner, one);
    } else if (type === 4) u32(Number(value));
    else if (type === 5) parts.push(Buffer.from(Int32Array.of(Number(value)).buffer));
    else if (type === 6) parts.push(Buffer.from(Float32Array.of(Number(value)).buffer));
    else if (type === 7) parts.push(Buffer.from([value ? 1 : 0]));
    else if (type === 10) u64(value as bigint);
    else u32(Number(value));
  };
  parts.push(Buffer.from('GGUF'));
  u32(version);
  u64(input.tensorCount ?? tensors.length);
  u64(input.keyCount ?? header.length);
  for (const [key, type, value] of header) {
    text(key);
    u32(type);
    write(type, value);
  }
  let next = 0;
  for (const { name, dimensions, type, bytes, offset } of tensors) {
    text(name);
    u32(dimensions.length);
    for (const dimension of dimensions) u64(dimension);
    u32(type);
    u64(offset ?? next);
    next += Math.ceil(bytes.length / alignment) * alignment;
  }
  const pad = () => {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.alloc(Math.ceil(length / alignment) * alignment - length));
  };
  pad();
  for (const { bytes } of tensors) {
    parts.push(Buffer.from(bytes));
    pad();
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Numbers as Q8_0: blocks of 32 with a half-precision scale that is a power of two, so that it is exact. */
export function toQ8(values: readonly number[], exponent: number): Uint8Array {
  const out = Buffer.alloc((values.length / 32) * 34);
  for (const [index, value] of values.entries()) {
    const block = Math.floor(index / 32) * 34;
    out.writeUInt16LE((exponent + 15) << 10, block);
    out.writeInt8(Math.max(-127, Math.min(127, Math.round(value / 2 ** exponent))), block + 2 + (index % 32));
  }
  return new Uint8Array(out);
}
