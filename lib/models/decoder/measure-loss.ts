import { batchOfTurns, type Turn } from '@/lib/models/decoder/batches/turn-batches';
import { runForward } from '@/lib/models/decoder/forward';
import type { OpenDecoder } from '@/lib/models/decoder/open-decoder';

/** Nats, summed, over so many tokens. */
export type MeasuredLoss = { readonly sum: number; readonly tokens: number };

/**
 * How badly a decoder foresees texts, in nats per token: each is cut into windows of the decoder's sequence that share one
 * token, so that every token but a text's first is asked once, from what stands before it in its window.
 */
export function measureTextLoss(open: OpenDecoder, texts: readonly (readonly number[])[]): MeasuredLoss {
  const { sequence } = open.plan;
  const windows: Turn[] = texts.flatMap((tokens) =>
    Array.from({ length: Math.ceil((tokens.length - 1) / sequence) }, (_, k) => ({
      question: tokens.slice(k * sequence, k * sequence + 1),
      answer: tokens.slice(k * sequence + 1, (k + 1) * sequence + 1),
    })),
  );
  return measureTurnLoss(open, windows, 0);
}

/** The same of the answers of turns, which are cut to the decoder's sequence; `pad` is any token. */
export function measureTurnLoss(
  { memory, kernel, plan }: OpenDecoder,
  turns: readonly Turn[],
  pad: number,
): MeasuredLoss {
  const { batch, sequence, shape, at } = plan;
  const rows = batch * sequence;
  const losses = new Float32Array(memory.buffer, at.losses, rows);
  let [sum, asked] = [0, 0];
  for (let first = 0; first < turns.length; first += batch) {
    const { tokens, targets } = batchOfTurns(turns.slice(first, first + batch), { sequence, pad });
    new Int32Array(memory.buffer, at.tokens, rows).fill(pad).set(tokens);
    new Int32Array(memory.buffer, at.targets, rows).fill(-1).set(targets);
    runForward(kernel, plan, { rank: 0, workers: 1 });
    kernel.loseRows(at.logits, at.targets, at.losses, rows, shape.vocabulary, 1);
    for (const loss of losses) sum += loss;
    for (const target of targets) if (target >= 0) asked += 1;
  }
  return { sum, tokens: asked };
}
