import { runForward } from '@/lib/models/decoder/forward';
import type { OpenDecoder } from '@/lib/models/decoder/open-decoder';

/**
 * Continues prompts by the likeliest token each time, until `end` or the sequence is full; as many prompts at once as the
 * decoder has room for. Returns the new tokens of each, without the end. Every token costs a forward pass over the batch:
 * for samples and evaluations of short answers, not for serving.
 */
export function answerGreedily(
  { memory, kernel, plan }: OpenDecoder,
  prompts: readonly (readonly number[])[],
  { end, most }: { end: number; most: number },
): number[][] {
  const { batch, sequence, shape, at } = plan;
  const tokens = new Int32Array(memory.buffer, at.tokens, batch * sequence);
  const logits = new Float32Array(memory.buffer, at.logits, batch * sequence * shape.vocabulary);
  const answers: number[][] = [];
  for (let first = 0; first < prompts.length; first += batch) {
    const texts = prompts.slice(first, first + batch).map((prompt) => ({ prompt, answer: [] as number[], open: true }));
    for (let k = 0; k < most && texts.some(({ open }) => open); k++) {
      tokens.fill(end);
      for (const [member, { prompt, answer }] of texts.entries()) {
        tokens.set([...prompt, ...answer].slice(0, sequence), member * sequence);
      }
      runForward(kernel, plan, { rank: 0, workers: 1 });
      for (const [member, text] of texts.entries()) {
        const last = text.prompt.length + text.answer.length - 1;
        if (!text.open || last + 1 >= sequence) continue;
        const row = (member * sequence + last) * shape.vocabulary;
        const next = largest(logits.subarray(row, row + shape.vocabulary));
        text.open = next !== end;
        if (text.open) text.answer.push(next);
      }
    }
    answers.push(...texts.map(({ answer }) => answer));
  }
  return answers;
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if ((values[k] ?? 0) > (values[best] ?? 0)) best = k;
  return best;
}
