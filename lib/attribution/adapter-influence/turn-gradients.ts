import { openProjection } from '@/lib/attribution/adapter-influence/project-gradient';
import type { AdaptedDecoder } from '@/lib/attribution/adapter-influence/types';
import { runBackward } from '@/lib/models/decoder/backward';
import { batchOfTurns, type Turn } from '@/lib/models/decoder/batches/turn-batches';
import { sumExampleGradient } from '@/lib/models/decoder/example-gradient';
import { runForward } from '@/lib/models/decoder/forward';
import { type OpenDecoder, openDecoder } from '@/lib/models/decoder/open-decoder';
import { mergeAdapter } from '@/lib/models/decoder/train-step';

/** Lengths that sequences are filled up to, in tokens. */
const LENGTHS = [16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096];
/** Rows of one batch. */
const ROWS = 384;
/** Of a token: below this its margin is not steeper than this allows. */
const LEAST_DOUBT = 1e-6;
const ALONE = { rank: 0, workers: 1 };

/** Computes projected gradients with one adapter. */
export type TurnGradients = {
  readonly parts: number;
  readonly width: number;
  /**
   * For each turn the projected gradient of its answer's margin, Σ log(p / (1 − p)) over its tokens, end included, at the
   * adapter's weights: parts × width numbers that are overwritten after the call; and the answer's log-probability in nats.
   * Turns of one length come together, so not in their order; what comes out does not depend on which others are there.
   */
  readonly compute: (
    turns: readonly Turn[],
    take: (turn: number, gradient: Float64Array, logProbability: number) => void,
  ) => void;
};

/** Opens an adapter upon its base to take gradients. */
export function openTurnGradients({ shape, weights, adapter, pad }: AdaptedDecoder): TurnGradients {
  const projection = openProjection(shape, adapter.shape);
  const projected = new Float64Array(projection.parts * projection.width);
  let last: OpenDecoder | null = null;
  /** Memory for so many sequences; what was used last is used again. */
  const openFor = (batch: number, sequence: number): OpenDecoder => {
    if (last?.plan.batch === batch && last.plan.sequence === sequence) return last;
    last = openDecoder({ shape, weights, adapter, batch, sequence });
    mergeAdapter({ ...last, place: ALONE });
    return last;
  };
  const computeAlike = (
    turns: readonly { readonly turn: Turn; readonly at: number }[],
    length: number,
    take: (turn: number, gradient: Float64Array, logProbability: number) => void,
  ): void => {
    const batch = Math.min(turns.length, Math.max(1, Math.floor(ROWS / length)));
    const decoder = openFor(batch, length);
    const { kernel, plan, memory } = decoder;
    const gradient = new Float32Array(memory.buffer, plan.at.gradient, plan.trained);
    for (let first = 0; first < turns.length; first += batch) {
      const some = turns.slice(first, first + batch);
      layBatch(
        decoder,
        some.map(({ turn }) => turn),
        pad,
      );
      runForward(kernel, plan, ALONE);
      // Minus: the log-probability rises where the loss falls.
      runBackward(kernel, plan, ALONE, -1, () => differentiateMargins(decoder));
      some.forEach(({ at }, member) => {
        sumExampleGradient(kernel, plan, member);
        projection.project(gradient, projected);
        take(at, projected, -lossOf(decoder, member));
      });
    }
  };
  return {
    parts: projection.parts,
    width: projection.width,
    compute: (turns, take) => {
      const alike = new Map<number, { turn: Turn; at: number }[]>();
      turns.forEach((given, at) => {
        const turn = fitTurn(given, shape.context);
        const length = lengthOf(turn, shape.context);
        const others = alike.get(length) ?? [];
        alike.set(length, others);
        others.push({ turn, at });
      });
      for (const [length, some] of alike) computeAlike(some, length, take);
    },
  };
}

/** A turn that is longer than the context loses the beginning of its question, then the end of its answer. */
function fitTurn({ question, answer }: Turn, context: number): Turn {
  const kept = answer.slice(0, context - 1);
  const room = context - kept.length;
  return { question: question.slice(Math.max(0, question.length - room)), answer: kept };
}

function lengthOf({ question, answer }: Turn, context: number): number {
  const tokens = question.length + answer.length;
  return Math.min(context, LENGTHS.find((length) => length >= tokens) ?? context);
}

function layBatch({ memory, plan }: OpenDecoder, turns: readonly Turn[], pad: number): void {
  const { batch, sequence, at } = plan;
  const { tokens, targets } = batchOfTurns(turns, { sequence, pad });
  new Int32Array(memory.buffer, at.tokens, batch * sequence).fill(pad).set(tokens);
  new Int32Array(memory.buffer, at.targets, batch * sequence).fill(-1).set(targets);
}

/**
 * From the gradient of each token's log-probability to that of its margin, log(p / (1 − p)): divided by 1 − p, which is
 * summed from the other tokens' probabilities so that it stays exact where p is nearly 1. What the adapter knows for certain
 * then counts as much as what it barely knows (as in TRAK, Park et al. 2023).
 */
function differentiateMargins({ memory, plan }: OpenDecoder): void {
  const { shape, at } = plan;
  const rows = plan.batch * plan.sequence;
  const targets = new Int32Array(memory.buffer, at.targets, rows);
  for (let row = 0; row < rows; row++) {
    const target = targets[row] ?? -1;
    if (target < 0) continue;
    const pull = new Float32Array(memory.buffer, at.logits + 4 * row * shape.vocabulary, shape.vocabulary);
    let others = 0;
    for (let token = 0; token < pull.length; token++) if (token !== target) others -= pull[token] ?? 0;
    const scale = 1 / Math.max(others, LEAST_DOUBT);
    for (let token = 0; token < pull.length; token++) pull[token] = (pull[token] ?? 0) * scale;
    pull[target] = others * scale;
  }
}

function lossOf({ memory, plan }: OpenDecoder, member: number): number {
  const { sequence, at } = plan;
  const losses = new Float32Array(memory.buffer, at.losses, plan.batch * sequence);
  let sum = 0;
  for (let k = member * sequence; k < (member + 1) * sequence; k++) sum += losses[k] ?? 0;
  return sum;
}
