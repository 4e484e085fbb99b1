import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { openOpenblas } from '@/lib/jobs/decoder/accelerators/open-openblas';
import { trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { initialiseAdapter, initialiseDecoder } from '@/lib/models/decoder/initialise';
import { createDecoderMemory, openDecoderKernel } from '@/lib/models/decoder/kernel';

const wanted = process.env.OPENBLAS_LIBRARY ?? 'system';
const library = wanted === 'system' ? null : wanted;
const openblas = await openOpenblas(library);

describe('OpenBLAS', () => {
  it('is refused in words where the file that is named is not one', async () => {
    await expect(openOpenblas('/nowhere/libopenblas.so')).rejects.toThrow(AppError);
    await expect(openOpenblas(process.execPath)).rejects.toThrow(/OPENBLAS_LIBRARY/);
  });

  it.skipIf(!openblas)('multiplies as the kernel does but for rounding, in every arrangement', () => {
    const memory = createDecoderMemory(16 << 20);
    const kernel = openDecoderKernel(memory);
    const fast = openblas?.accelerate(kernel, memory) ?? kernel;
    const floats = new Float32Array(memory.buffer);
    const [a, b, c, d] = [4 << 18, 8 << 18, 12 << 18, 14 << 18] as const;
    const [rows, columns, depth, stride] = [70, 50, 40, 52];
    for (let k = 0; k < 4096; k++) {
      floats[a + k] = ((k * 37) % 101) / 50 - 1;
      floats[b + k] = ((k * 53) % 97) / 48 - 1;
    }
    for (const [aRow, aColumn] of [
      [depth, 1],
      [1, rows],
    ] as const) {
      for (const [bRow, bColumn] of [
        [columns, 1],
        [1, depth],
      ] as const) {
        for (const more of [0, 1]) {
          floats.fill(0.25, c, c + rows * stride);
          floats.fill(0.25, d, d + rows * stride);
          const sides = [rows, columns, depth, 4 * a, aRow, aColumn, 4 * b, bRow, bColumn] as const;
          kernel.multiply(...sides, 4 * c, stride, more, 65_536);
          fast.multiply(...sides, 4 * d, stride, more, 65_536);
          let [worst, different] = [0, 0];
          for (let k = 0; k < rows * stride; k++) {
            const error = Math.abs((floats[c + k] ?? 0) - (floats[d + k] ?? 0));
            worst = Math.max(worst, error);
            different += error > 0 ? 1 : 0;
          }
          expect(worst).toBeLessThan(1e-4);
          // Were it the kernel again, nothing would differ.
          expect(different).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('a training by OpenBLAS', () => {
  it.skipIf(!openblas)(
    'learns what the kernel learns, in other bits',
    async () => {
      const shape = {
        ...{
          vocabulary: 256,
          width: 64,
          layers: 2,
          heads: 4,
          keyValueHeads: 2,
          headWidth: 16,
          hidden: 128,
          context: 32,
        },
        ...{ epsilon: 1e-5, ropeBase: 10_000 },
      };
      const rank = { rank: 8, alpha: 8 };
      const train = (by: { openblas?: string }) => {
        const losses: number[] = [];
        const done = trainDecoder({
          ...{ shape, weights: initialiseDecoder(shape, 'openblas'), batch: 8, sequence: 32, workers: 2, resume: null },
          adapter: { shape: rank, weights: initialiseAdapter(shape, rank, 'openblas') },
          run: { steps: 8, rate: 1e-3, warmup: 2, decay: 0, clip: 1, beta1: 0.9, beta2: 0.99 },
          data: { kind: 'text', stream: Int32Array.from({ length: 999 }, (_, k) => (k * k) % 251), seed: 'openblas' },
          checkpointEvery: 8,
          onStep: ({ loss }) => losses.push(loss),
          onCheckpoint: () => {},
          signal: new AbortController().signal,
          ...by,
        });
        return done.then(({ weights }) => ({ losses, weights }));
      };
      const [ours, theirs] = [await train({}), await train({ openblas: openblas?.library })];
      for (const [step, loss] of ours.losses.entries()) expect(theirs.losses[step]).toBeCloseTo(loss, 3);
      expect(theirs.weights).not.toEqual(ours.weights);
    },
    120_000,
  );
});
