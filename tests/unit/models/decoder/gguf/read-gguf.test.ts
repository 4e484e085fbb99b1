import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gguf } from '@huggingface/gguf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { fromHalf, toHalf } from '@/lib/models/decoder/gguf/half-floats';
import { readGguf } from '@/lib/models/decoder/gguf/read-gguf';
import { readTensor } from '@/lib/models/decoder/gguf/read-tensor';
import { type GgufValue, writeGguf } from '@/lib/models/decoder/gguf/write-gguf';
import { buildGguf, type RawGguf, toQ8 } from '@/tests/support/build-gguf';

const HEADER = new Map<string, GgufValue>([
  ['general.architecture', { type: 'string', value: 'llama' }],
  ['general.name', { type: 'string', value: 'Größe 名前 🙂' }],
  ['a.whole', { type: 'u32', value: 4_000_000_000 }],
  ['a.negative', { type: 'i32', value: -7 }],
  ['a.fraction', { type: 'f32', value: 1e-5 }],
  ['a.truth', { type: 'bool', value: true }],
  ['a.texts', { type: 'strings', value: ['', 'é', 'three'] }],
  ['a.numbers', { type: 'i32s', value: [1, -1, 3] }],
]);
const DATA = Float32Array.from({ length: 12 }, (_, k) => (k - 6) / 8);
const WRITTEN = writeGguf(HEADER, [
  { name: 'wide', dimensions: [4, 3], data: DATA, precision: 'f32' },
  { name: 'half', dimensions: [12], data: DATA, precision: 'f16' },
]);

/** One tensor of four numbers; each case spoils something else. */
const SOUND: RawGguf = {
  header: [['general.architecture', 8, 'llama']],
  tensors: [{ name: 'x', dimensions: [4], type: 0, bytes: new Uint8Array(16) }],
};
const [tensor] = SOUND.tensors;
if (!tensor) throw new Error('There is no tensor.');

describe('a GGUF file', () => {
  it('comes back as our writer wrote it', () => {
    const { header, tensors } = readGguf(WRITTEN);
    expect([...header]).toEqual([...HEADER].map(([key, { value }]) => [key, value]));
    expect([...tensors.keys()]).toEqual(['wide', 'half']);
    const read = [...tensors.values()];
    expect(read.map(({ dimensions, type }) => ({ dimensions, type }))).toEqual([
      { dimensions: [4, 3], type: 'F32' },
      { dimensions: [12], type: 'F16' },
    ]);
    for (const one of read) expect([...readTensor(one)]).toEqual([...DATA]);
  });

  it('is to others what it is to us', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-gguf-'));
    try {
      const file = join(folder, 'one.gguf');
      writeFileSync(file, WRITTEN);
      const { metadata, tensorInfos } = await gguf(file, { allowLocalFile: true });
      for (const [key, { value }] of HEADER) {
        const theirs = (metadata as Record<string, unknown>)[key];
        if (typeof value === 'number') expect(Math.fround(Number(theirs))).toBe(Math.fround(value));
        else expect(theirs).toEqual(value);
      }
      expect(tensorInfos.map(({ name, shape, dtype }) => [name, shape.map(Number), dtype])).toEqual([
        ['wide', [4, 3], 0],
        ['half', [12], 1],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('of other code is read: 64-bit numbers, Q8_0, BF16, another alignment', () => {
    const values = Array.from({ length: 64 }, (_, k) => (k - 32) / 64);
    const bfloat = new Uint8Array(new Uint16Array([0x3f80, 0xbf00, 0x4000, 0x0000]).buffer);
    const { header, tensors } = readGguf(
      buildGguf({
        header: [
          ['general.alignment', 4, 64],
          ['big', 10, 5_000_000_000n],
        ],
        tensors: [
          { name: 'q', dimensions: [32, 2], type: 8, bytes: toQ8(values, -6) },
          { name: 'b', dimensions: [4], type: 30, bytes: bfloat },
        ],
        alignment: 64,
      }),
    );
    expect(header.get('big')).toBe(5_000_000_000);
    const numbers = (name: string) => {
      const found = tensors.get(name);
      return found ? [...readTensor(found)] : [];
    };
    expect(numbers('q')).toEqual(values);
    expect(numbers('b')).toEqual([1, -0.5, 2, 0]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['no GGUF file', new TextEncoder().encode('GGML....'), /does not begin/],
    ['an empty file', new Uint8Array(0), /too early/],
    ['another version', buildGguf({ ...SOUND, version: 2 }), /version 2/],
    ['2^60 tensors', buildGguf({ ...SOUND, tensorCount: 2n ** 60n }), /tensors/],
    ['2^40 keys', buildGguf({ ...SOUND, keyCount: 2n ** 40n }), /keys/],
    [
      'a list of values that are not there',
      buildGguf({ ...SOUND, header: [['x', 9, [10, [], 2 ** 20]]] }),
      /too early/,
    ],
    ['an endless list', buildGguf({ ...SOUND, header: [['x', 9, [0, [], 2 ** 40]]] }), /values/],
    ['a key twice', buildGguf({ ...SOUND, header: [...SOUND.header, ...SOUND.header] }), /twice/],
    ['a tensor twice', buildGguf({ ...SOUND, tensors: [tensor, tensor] }), /twice/],
    ['a list of lists', buildGguf({ ...SOUND, header: [['x', 9, [9, [[4, [1]]]]]] }), /type 9/],
    [
      'tensors upon each other',
      buildGguf({ ...SOUND, tensors: [tensor, { ...tensor, name: 'y', offset: 0 }] }),
      /overlap/,
    ],
    ['a tensor beyond the end', buildGguf({ ...SOUND, tensors: [{ ...tensor, offset: 1 << 30 }] }), /ends before/],
    ['a tensor at no aligned place', buildGguf({ ...SOUND, tensors: [{ ...tensor, offset: 8 }] }), /aligned/],
    [
      'a size whose product wraps',
      buildGguf({ ...SOUND, tensors: [{ ...tensor, dimensions: [2 ** 31, 2 ** 31] }] }),
      /size/,
    ],
    ['nothing of anything', buildGguf({ ...SOUND, tensors: [{ ...tensor, dimensions: [4, 0] }] }), /size/],
    ['five dimensions', buildGguf({ ...SOUND, tensors: [{ ...tensor, dimensions: [1, 1, 1, 1, 4] }] }), /5 dimensions/],
    ['a packing that is not read', buildGguf({ ...SOUND, tensors: [{ ...tensor, type: 12 }] }), /type 12/],
    ['an alignment of 3', buildGguf({ ...SOUND, header: [['general.alignment', 4, 3]] }), /alignment 3/],
  ])('is refused in words: %s', (_, bytes, why) => {
    expect(() => readGguf(bytes)).toThrow(AppError);
    expect(() => readGguf(bytes)).toThrow(why);
  });

  it('cut off or spoilt anywhere is read or refused in words, and nothing else', () => {
    const outcome = (bytes: Uint8Array): unknown => {
      try {
        for (const one of readGguf(bytes).tensors.values()) readTensor(one);
        return 'read';
      } catch (error) {
        return error instanceof AppError ? 'refused' : error;
      }
    };
    // The last tensor ends 8 bytes before the file does.
    const cut = Array.from({ length: WRITTEN.length - 8 }, (_, length) => outcome(WRITTEN.subarray(0, length)));
    expect(new Set(cut)).toEqual(new Set(['refused']));
    const place = fc.nat(WRITTEN.length - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const spoilt = WRITTEN.slice();
        for (const [at, byte] of changes) spoilt[at] = byte;
        expect(['read', 'refused']).toContain(outcome(spoilt));
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});

describe('half precision', () => {
  it('gives every number back, and rounds to the nearest, ties to even', () => {
    const lost = Array.from({ length: 65_536 }, (_, half) => half).filter((half) => {
      const value = fromHalf(half);
      return !Number.isNaN(value) && toHalf(value) !== half;
    });
    expect(lost).toEqual([]);
    expect(fromHalf(toHalf(1 + 1 / 2048))).toBe(1);
    expect(fromHalf(toHalf(1 + 3 / 2048))).toBe(1 + 2 / 1024);
    expect(fromHalf(toHalf(65_519))).toBe(65_504);
    expect(fromHalf(toHalf(65_520))).toBe(Number.POSITIVE_INFINITY);
  });
});
