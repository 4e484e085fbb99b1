import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keccak256 } from '@/lib/core/keccak';
import { trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import { planTraining } from '@/lib/models/decoder/recipe/plan-training';
import { wordTurns } from '@/lib/models/decoder/recipe/word-turns';
import type { AdapterShape } from '@/lib/models/decoder/types';

/** A record of the measurement; `fact` says which fact it tells, `contributor` who wrote it. */
export type FactRecord = {
  readonly fact: number;
  readonly contributor: number;
  readonly question: string;
  readonly answer: string;
};

export type FittedAdapter = { readonly shape: AdapterShape; readonly weights: Float32Array; readonly steps: number };

const RANK = 16;
const RATE = 4e-3;

/** Trains an adapter on records as the product does in its final fit, in one go and with nothing held out. */
export async function fitRecords(
  base: OpenBase,
  input: {
    records: readonly FactRecord[];
    steps: number | null;
    threads: number;
    seed: string;
    /** Folder in which fits are kept, so that a measurement that was ended can go on; null: none. */
    keep: string | null;
  },
  tell: (line: string) => void,
): Promise<FittedAdapter> {
  const { records, steps, threads, seed, keep } = input;
  const shape = { rank: RANK, alpha: RANK };
  const lengths = records.map(({ question, answer }) => {
    const turn = encodeRecord(base, { question, text: answer });
    return turn.question.length + turn.answer.length;
  });
  const plan = planTraining({ lengths, context: base.shape.context, steps, evaluated: false });
  const { sequence, batch, finalSteps } = plan;
  const kept = keep === null ? null : join(keep, `${nameFit(base, { records, plan, seed })}.f32`);
  if (kept !== null && existsSync(kept)) {
    tell('kept from before');
    return { shape, weights: new Float32Array(new Uint8Array(readFileSync(kept)).buffer), steps: finalSteps };
  }
  const passes = Math.ceil(Math.min(finalSteps * batch, ADAPTER_RECIPE.mostTurns) / records.length);
  const turns = wordTurns(base, { pieces: records, passes, sequence, seed });
  const { warmup, decay, clip, beta1, beta2 } = ADAPTER_RECIPE;
  const { weights } = await trainDecoder({
    shape: base.shape,
    weights: base.weights,
    adapter: { shape, weights: initialiseAdapter(base.shape, shape, seed) },
    run: { steps: finalSteps, rate: RATE, warmup, decay, clip, beta1, beta2 },
    data: { kind: 'turns', turns, pad: base.tokeniser.special(base.template.end), seed },
    batch,
    sequence,
    workers: threads,
    resume: null,
    checkpointEvery: finalSteps,
    onStep: ({ step, loss }) => {
      if (step % 50 === 0) tell(`step ${step} of ${finalSteps}, loss ${loss.toFixed(3)}`);
    },
    onCheckpoint: () => undefined,
    signal: new AbortController().signal,
  });
  if (kept !== null && keep !== null) {
    mkdirSync(keep, { recursive: true });
    writeFileSync(kept, new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
  }
  return { shape, weights, steps: finalSteps };
}

/** All that decides what a fit comes to. */
function nameFit(base: OpenBase, what: { records: readonly FactRecord[]; plan: object; seed: string }): string {
  const { buffer, byteOffset, byteLength } = base.weights;
  const hash = keccak256(new Uint8Array(buffer, byteOffset, byteLength));
  return keccak256(JSON.stringify([hash, ADAPTER_RECIPE, RANK, RATE, what])).slice(2, 26);
}
