import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createDecoderMemory, openDecoderKernel } from '@/lib/models/decoder/kernel';

/** What `DecoderKernel` says each function takes. */
const ARGUMENTS = {
  ...{ multiply: 13, scratchBytes: 0, add: 3, attend: 3, attendBackward: 4, copy: 3, embed: 5, embedBackward: 7 },
  ...{ gainBackward: 8, gate: 4, gateBackward: 4, loseRows: 6, normalise: 7, normaliseBackward: 7, rotate: 9 },
  ...{ sumSquares: 2, updateWeights: 13, zero: 2 },
};

describe('the kernel', () => {
  it('in kernel-bytes.ts is what the sources in assembly/ compile to', () => {
    expect(() => execFileSync(process.execPath, ['scripts/build-kernel.mjs', '--check'])).not.toThrow();
  }, 180_000);

  it('has the functions that are called, with as many arguments', () => {
    const exports = Object.entries(openDecoderKernel(createDecoderMemory(0)));
    const functions = exports.filter(([, value]) => typeof value === 'function');
    expect(Object.fromEntries(functions.map(([name, value]) => [name, value.length]))).toEqual(ARGUMENTS);
  });

  it('multiplies as plain loops do, whatever the sizes and strides', () => {
    const memory = createDecoderMemory(16 << 20);
    const kernel = openDecoderKernel(memory);
    const floats = new Float32Array(memory.buffer);
    const scratch = 65_536;
    const [a, b, c] = [4 << 20, 8 << 20, 12 << 20].map((address) => address / 4) as [number, number, number];
    for (const [rows, columns, depth] of [
      [1, 1, 1],
      [4, 8, 16],
      [5, 7, 3],
      [97, 33, 257],
      [3, 1030, 12],
      [130, 9, 600],
    ] as const) {
      for (const [aTurned, bTurned, adds] of [
        [false, false, 0],
        [true, false, 1],
        [false, true, 0],
        [true, true, 1],
      ] as const) {
        for (let k = 0; k < rows * depth; k++) floats[a + k] = ((k * 37) % 101) / 50 - 1;
        for (let k = 0; k < depth * columns; k++) floats[b + k] = ((k * 53) % 97) / 48 - 1;
        const stride = columns + 3;
        floats.fill(0.5, c, c + rows * stride);
        const [aRow, aColumn] = aTurned ? [1, rows] : [depth, 1];
        const [bRow, bColumn] = bTurned ? [1, depth] : [columns, 1];
        kernel.multiply(
          ...([
            rows,
            columns,
            depth,
            4 * a,
            aRow,
            aColumn,
            4 * b,
            bRow,
            bColumn,
            4 * c,
            stride,
            adds,
            scratch,
          ] as const),
        );
        let worst = 0;
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            let sum = adds * 0.5;
            for (let k = 0; k < depth; k++) {
              sum += (floats[a + i * aRow + k * aColumn] ?? 0) * (floats[b + k * bRow + j * bColumn] ?? 0);
            }
            worst = Math.max(worst, Math.abs(sum - (floats[c + i * stride + j] ?? 0)));
          }
          // What stands between two rows is left alone.
          expect(floats[c + i * stride + columns]).toBe(0.5);
        }
        expect(worst).toBeLessThan(1e-4 * Math.sqrt(depth));
      }
    }
  }, 30_000);
});
