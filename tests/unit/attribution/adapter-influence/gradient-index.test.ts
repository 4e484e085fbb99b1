import { describe, expect, it } from 'vitest';
import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import { decodeGradientIndex, encodeGradientIndex } from '@/lib/attribution/adapter-influence/gradient-index-bytes';
import { openGradientIndex } from '@/lib/attribution/adapter-influence/open-gradient-index';
import { openProjection } from '@/lib/attribution/adapter-influence/project-gradient';
import { scoreRecords } from '@/lib/attribution/adapter-influence/score-records';
import { openTurnGradients } from '@/lib/attribution/adapter-influence/turn-gradients';
import { keccak256 } from '@/lib/core/keccak';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { runBackward, sumGradient } from '@/lib/models/decoder/backward';
import { batchOfTurns, type Turn } from '@/lib/models/decoder/batches/turn-batches';
import { runForward } from '@/lib/models/decoder/forward';
import { type OpenDecoder, openDecoder } from '@/lib/models/decoder/open-decoder';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import { mergeAdapter } from '@/lib/models/decoder/train-step';
import { LAMPS, makeTinyAdapted } from '@/tests/support/tiny-adapted';

const ALONE = { rank: 0, workers: 1 };
const { base, decoder } = makeTinyAdapted();
const turns = LAMPS.map((record) => encodeRecord(base, record));

function projectedOf(some: readonly Turn[]): { gradients: Float64Array[]; logs: number[] } {
  const gradients: Float64Array[] = [];
  const logs: number[] = [];
  openTurnGradients(decoder).compute(some, (turn, gradient, logProbability) => {
    gradients[turn] = gradient.slice();
    logs[turn] = logProbability;
  });
  return { gradients, logs };
}

/** The whole gradient of one turn, by the code that trains: a batch of that turn alone. */
function denseOf(turn: Turn): { gradient: Float32Array; logProbability: number } {
  const { shape, weights, adapter, pad } = decoder;
  const sequence = decoder.shape.context;
  const open = openDecoder({ shape, weights, adapter, batch: 1, sequence });
  const { kernel, plan, memory } = open;
  mergeAdapter({ kernel, plan, place: ALONE });
  const { tokens, targets } = batchOfTurns([turn], { sequence, pad });
  new Int32Array(memory.buffer, plan.at.tokens, sequence).set(tokens);
  new Int32Array(memory.buffer, plan.at.targets, sequence).set(targets);
  runForward(kernel, plan, ALONE);
  runBackward(kernel, plan, ALONE, -1, () => differentiateNaively(open));
  sumGradient(kernel, plan, ALONE);
  const losses = new Float32Array(memory.buffer, plan.at.losses, sequence);
  return {
    gradient: new Float32Array(memory.buffer, plan.at.gradient, plan.trained).slice(),
    logProbability: -losses.reduce((sum, loss) => sum + loss, 0),
  };
}

/** d log(p / (1 − p)) by each logit, in double precision: 1 for the target itself, −q / (1 − p) for another. */
function differentiateNaively({ memory, plan }: OpenDecoder): void {
  const { vocabulary } = plan.shape;
  const targets = new Int32Array(memory.buffer, plan.at.targets, plan.sequence);
  targets.forEach((target, row) => {
    if (target < 0) return;
    const pull = new Float32Array(memory.buffer, plan.at.logits + 4 * row * vocabulary, vocabulary);
    const others = pull.reduce((sum, value, token) => sum + (token === target ? 0 : -value), 0);
    pull.forEach((value, token) => {
      pull[token] = token === target ? 1 : value / others;
    });
  });
}

const bitsOf = (values: Float64Array = new Float64Array()): string => keccak256(new Uint8Array(values.buffer));
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
};
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

describe('the projected gradient of a turn', () => {
  const { gradients, logs } = projectedOf(turns);

  it('is the projection of the gradient that a training step takes of it', () => {
    const { project, parts, width } = openProjection(decoder.shape, decoder.adapter.shape);
    const expected = new Float64Array(parts * width);
    for (const [k, turn] of turns.entries()) {
      const dense = denseOf(turn);
      project(dense.gradient, expected);
      expect(cosine(gradients[k] ?? [], expected)).toBeGreaterThan(0.999999);
      expect(Math.sqrt(dot(expected, expected) / dot(gradients[k] ?? [], gradients[k] ?? []))).toBeCloseTo(1, 4);
      expect(logs[k]).toBeCloseTo(dense.logProbability, 3);
    }
  });

  it('has the same bits whatever else is computed beside it, and in whatever order', () => {
    const backwards = projectedOf([...turns].reverse()).gradients.reverse();
    expect(backwards.map(bitsOf)).toEqual(gradients.map(bitsOf));
    for (const k of [0, 3, 10]) {
      const [alone] = projectedOf(turns.slice(k, k + 1)).gradients;
      expect(bitsOf(alone)).toBe(bitsOf(gradients[k]));
    }
  });

  it('keeps the likeness of the whole gradients', () => {
    const dense = turns.map((turn) => denseOf(turn).gradient);
    const pairs = turns.flatMap((_, i) => turns.slice(0, i).map((__, j) => [i, j] as const));
    const whole = pairs.map(([i, j]) => cosine(dense[i] ?? [], dense[j] ?? []));
    const told = pairs.map(([i, j]) => cosine(gradients[i] ?? [], gradients[j] ?? []));
    const centred = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.map((value) => value - mean);
    };
    expect(cosine(centred(whole), centred(told))).toBeGreaterThan(0.9);
  });

  it('of a turn longer than the context is that of its end', () => {
    const long = { question: Array.from({ length: 300 }, (_, k) => 4 + (k % 40)), answer: turns[0]?.answer ?? [] };
    const room = decoder.shape.context - long.answer.length;
    const cut = { question: long.question.slice(-room), answer: long.answer };
    expect(projectedOf([long]).gradients.map(bitsOf)).toEqual(projectedOf([cut]).gradients.map(bitsOf));
  });
});

describe('an index of gradients', () => {
  const bytes = buildGradientIndex({ decoder, turns });

  it('has the same bytes each time, and reports its progress to the end', () => {
    const heard: number[] = [];
    expect(keccak256(buildGradientIndex({ decoder, turns }, (done) => heard.push(done)))).toBe(keccak256(bytes));
    expect(heard.at(-1)).toBe(turns.length);
  });

  it('is read as it was written', () => {
    const index = decodeGradientIndex(bytes);
    expect(index.records).toBe(turns.length);
    expect(keccak256(encodeGradientIndex(index))).toBe(keccak256(bytes));
  });

  it('is read from a piece of a larger memory', () => {
    const pool = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
    const index = decodeGradientIndex(pool.subarray(6, 6 + bytes.length));
    expect(keccak256(encodeGradientIndex(index))).toBe(keccak256(bytes));
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another file', new TextEncoder().encode('GGUF and so on, for a while')],
    ['a file that ends early', bytes.slice(0, -1)],
    ['a file with more behind it', Uint8Array.of(...bytes, 0)],
    ['a step that is no number', bytes.with(20, 0xff).with(21, 0xff).with(22, 0xff).with(23, 0xff)],
    ['more records than bytes', bytes.with(11, 0x7f)],
  ])('is refused when it is %s', (_, wrong) => {
    expect(() => decodeGradientIndex(wrong)).toThrow(expect.objectContaining({ code: 'content-mismatch' }));
  });

  it('refuses or reads any bytes without ever taking more memory than they ask for', () => {
    const { below } = seededNumbers('spoilt');
    for (let k = 0; k < 300; k++) {
      const spoilt = bytes.slice(0, k % 3 === 0 ? below(bytes.length) : bytes.length);
      for (let flips = 0; flips < 4; flips++) spoilt[below(Math.min(64, spoilt.length || 1))] = below(256);
      try {
        expect(encodeGradientIndex(decodeGradientIndex(spoilt)).length).toBe(spoilt.length);
      } catch (error) {
        expect(error).toMatchObject({ code: 'content-mismatch' });
      }
    }
  });

  it('scores as the naive formula does, with each layer’s moments inverted by elimination', () => {
    const numbers = seededNumbers('scores');
    const [records, parts, width] = [11, 3, 8];
    for (let round = 0; round < 20; round++) {
      const index = {
        ...{ records, parts, width },
        steps: new Float32Array(records * parts).map(() => numbers.uniform()),
        values: new Int8Array(records * parts * width).map(() => numbers.below(255) - 127),
      };
      const gradient = new Float64Array(parts * width).map(() => numbers.normal());
      const told = scoreRecords(openGradientIndex(index), gradient);
      scoreNaively(index, gradient).forEach((value, k) => {
        expect(told[k]).toBeCloseTo(value, 10);
      });
    }
  });

  it('names a record itself before all others', () => {
    const open = openGradientIndex(decodeGradientIndex(bytes));
    projectedOf(turns).gradients.forEach((gradient, k) => {
      const tau = scoreRecords(open, gradient);
      expect(tau.indexOf(Math.max(...tau))).toBe(k);
    });
  });

  it('finds no influence on a gradient of nothing', () => {
    const open = openGradientIndex(decodeGradientIndex(bytes));
    expect(scoreRecords(open, new Float64Array(open.index.parts * open.index.width)).every((tau) => tau === 0)).toBe(
      true,
    );
  });
});

/** τ by Gauss and Jordan on dense matrices, part after part. */
function scoreNaively(
  { records, parts, width, steps, values }: ReturnType<typeof decodeGradientIndex>,
  gradient: Float64Array,
): number[] {
  const unit = (vector: number[]) => {
    const norm = Math.sqrt(dot(vector, vector));
    return vector.map((value) => (norm > 0 ? value / norm : 0));
  };
  const rows = Array.from({ length: records }, (_, record) =>
    unit(
      Array.from({ length: parts * width }, (__, k) => {
        const part = Math.floor(k / width);
        return (steps[record * parts + part] ?? 0) * (values[record * parts * width + k] ?? 0);
      }),
    ),
  );
  const asked = unit([...gradient]);
  const partOf = (row: number[], part: number) => row.slice(part * width, (part + 1) * width);
  const moments = Array.from({ length: parts }, (_, part) =>
    Array.from({ length: width }, (__, i) =>
      Array.from({ length: width }, (___, j) =>
        rows.reduce((sum, row) => sum + ((partOf(row, part)[i] ?? 0) * (partOf(row, part)[j] ?? 0)) / records, 0),
      ),
    ),
  );
  const trace = moments.reduce((sum, matrix) => sum + matrix.reduce((own, row, k) => own + (row[k] ?? 0), 0), 0);
  const damping = (0.3 * trace) / (parts * width);
  const total = new Array<number>(records).fill(0);
  moments.forEach((matrix, part) => {
    const damped = matrix.map((row, i) => row.map((value, j) => value + (i === j ? damping : 0)));
    const solved = eliminate(damped, partOf(asked, part));
    rows.forEach((row, k) => {
      total[k] = (total[k] ?? 0) + dot(solved, partOf(row, part)) / records;
    });
  });
  return total;
}

function eliminate(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k] ?? 0]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k] ?? [];
    const first = pivot[k] ?? 1;
    for (let j = k; j < pivot.length; j++) pivot[j] = (pivot[j] ?? 0) / first;
    for (const [i, row] of rows.entries()) {
      const factor = row[k] ?? 0;
      if (i === k || factor === 0) continue;
      for (let j = k; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
