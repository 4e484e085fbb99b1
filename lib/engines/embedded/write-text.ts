import type { LlamaContext, Token } from 'node-llama-cpp';
import { cutAtStop, mayStop } from '@/lib/engines/embedded/stop-texts';
import type { GenerationEvent, GenerationRequest } from '@/lib/engines/engine';

/**
 * Writes on from a prompt in a context, and tells each piece as soon as it is certain: half a character, or the beginning
 * of a stop text, waits for what follows. Ends early, without a last event, once `isEnded` says so.
 */
export async function writeText(
  context: LlamaContext,
  prompt: Token[],
  request: Pick<GenerationRequest, 'mostTokens' | 'temperature' | 'topP' | 'seed' | 'stop'>,
  { tell, isEnded }: { tell: (event: GenerationEvent) => void; isEnded: () => boolean },
): Promise<void> {
  const { model } = context;
  const { mostTokens, temperature, topP, seed, stop } = request;
  const sequence = context.getSequence();
  const most = Math.min(mostTokens, context.contextSize - prompt.length);
  const written: Token[] = [];
  let [told, text]: [string, string] = ['', ''];
  let reason: 'stop' | 'length' = 'length';
  const tellUpTo = (whole: string) => {
    if (whole.length > told.length) tell({ kind: 'text', text: whole.slice(told.length) });
    told = whole;
  };
  try {
    for await (const token of sequence.evaluate(prompt, { temperature, topP, seed, yieldEogToken: true })) {
      if (isEnded()) return;
      if (model.isEogToken(token)) {
        reason = 'stop';
        break;
      }
      written.push(token);
      text = model.detokenize(written);
      const cut = cutAtStop(text, stop);
      if (cut !== null) {
        text = cut;
        reason = 'stop';
        break;
      }
      if (!text.endsWith('\uFFFD') && !mayStop(text, stop)) tellUpTo(text);
      if (written.length >= most) break;
    }
    tellUpTo(text);
    tell({ kind: 'end', reason, promptTokens: prompt.length, completionTokens: written.length });
  } finally {
    sequence.dispose();
  }
}
