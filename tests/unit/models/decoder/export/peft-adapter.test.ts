import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { peftAdapter } from '@/lib/models/decoder/export/peft-adapter';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { ADAPTED, layOutAdapter } from '@/lib/models/decoder/parameters';

const SHAPE = {
  ...{ vocabulary: 16, width: 16, layers: 2, heads: 2, keyValueHeads: 1, headWidth: 8, hidden: 24, context: 16 },
  ...{ epsilon: 1e-5, ropeBase: 10_000 },
};
const adapter = { rank: 4, alpha: 4 };
const { normal } = seededNumbers('peft');
const weights = initialiseAdapter(SHAPE, adapter, 'peft').map((value) => (value === 0 ? normal() : value));
const { config, safetensors } = peftAdapter({ base: 'a base', shape: SHAPE, adapter, weights });

/** A safetensors file by its specification: a length, a JSON header, the data. */
function readSafetensors(bytes: Uint8Array): Map<string, { shape: number[]; data: Float32Array }> {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + length)),
  );
  return new Map(
    Object.entries(header).flatMap(([name, { dtype, shape, data_offsets }]) => {
      if (name === '__metadata__') return [];
      expect(dtype).toBe('F32');
      const [from, to] = data_offsets.map((offset) => 8 + length + offset) as [number, number];
      return [[name, { shape, data: new Float32Array(bytes.slice(from, to).buffer) }]];
    }),
  );
}

/** B·A·x of row-major matrices. */
function project(a: Float32Array, b: Float32Array, x: readonly number[]): number[] {
  const rows = (matrix: Float32Array, columns: number, vector: readonly number[]) =>
    Array.from({ length: matrix.length / columns }, (_, row) =>
      vector.reduce((sum, value, k) => sum + value * (matrix[row * columns + k] ?? 0), 0),
    );
  return rows(b, adapter.rank, rows(a, x.length, x));
}

/** Turns a head by its position: neighbours as llama.cpp does, or halves as Hugging Face does. */
function turn(head: readonly number[], position: number, order: 'neighbours' | 'halves'): number[] {
  const half = head.length / 2;
  const out = [...head];
  for (let k = 0; k < half; k++) {
    const [one, other] = order === 'neighbours' ? [2 * k, 2 * k + 1] : [k, k + half];
    const angle = position * SHAPE.ropeBase ** ((-2 * k) / head.length);
    const [x, y] = [head[one] ?? 0, head[other] ?? 0];
    out[one] = x * Math.cos(angle) - y * Math.sin(angle);
    out[other] = x * Math.sin(angle) + y * Math.cos(angle);
  }
  return out;
}

describe('an adapter for PEFT', () => {
  const tensors = readSafetensors(safetensors);

  it('has every matrix under its name, with its size', () => {
    const described = JSON.parse(config);
    expect(described).toMatchObject({ peft_type: 'LORA', r: 4, lora_alpha: 4, base_model_name_or_path: 'a base' });
    expect(described.target_modules.length).toBe(ADAPTED.length);
    expect(tensors.size).toBe(2 * ADAPTED.length * SHAPE.layers);
    for (const { shape, data } of tensors.values()) expect(data.length).toBe((shape[0] ?? 0) * (shape[1] ?? 0));
    expect(tensors.get('base_model.model.model.layers.1.mlp.down_proj.lora_A.weight')?.shape).toEqual([4, 24]);
    expect(tensors.get('base_model.model.model.layers.0.self_attn.k_proj.lora_B.weight')?.shape).toEqual([8, 4]);
  });

  it('gives the same attention as llama.cpp’s order of the heads gives', () => {
    const x = Array.from({ length: SHAPE.width }, () => normal());
    const { adaptations } = layOutAdapter(SHAPE, adapter);
    const ours = (layer: 'attn_q' | 'attn_k') => {
      const found = adaptations.find((one) => one.block === 0 && one.layer === layer);
      if (!found) throw new Error(layer);
      const { a, b, weights: linear } = found;
      return project(weights.subarray(a, a + 4 * linear.in), weights.subarray(b, b + 4 * linear.out), x);
    };
    const theirs = (name: string) => {
      const part = (side: string) =>
        tensors.get(`base_model.model.model.layers.0.self_attn.${name}.lora_${side}.weight`)?.data ??
        new Float32Array();
      return project(part('A'), part('B'), x);
    };
    const score = (q: readonly number[], k: readonly number[], order: 'neighbours' | 'halves') =>
      turn(q.slice(8, 16), 5, order).reduce((sum, value, i) => sum + value * (turn(k, 2, order)[i] ?? 0), 0);
    const expected = score(ours('attn_q'), ours('attn_k'), 'neighbours');
    expect(score(theirs('q_proj'), theirs('k_proj'), 'halves')).toBeCloseTo(expected, 6);
    // In the other order it would be another number.
    expect(Math.abs(score(ours('attn_q'), ours('attn_k'), 'halves') - expected)).toBeGreaterThan(1e-3);
    expect(theirs('v_proj')).toHaveLength(8);
  });
});
