import type { Generation } from '@/lib/schemas/answer';
import { MOST_ANSWER_TOKENS } from '@/lib/schemas/answer-limits';

/** How an OpenAI client says that an answer shall be written. */
export type OpenAiSettings = {
  readonly max_tokens?: number | null | undefined;
  readonly max_completion_tokens?: number | null | undefined;
  readonly temperature?: number | null | undefined;
  readonly top_p?: number | null | undefined;
  readonly seed?: number | null | undefined;
  readonly stop?: string | readonly string[] | null | undefined;
};

/**
 * The same as our models are told it. More tokens than an answer can have are as many as it can have: `finish_reason` says
 * when it was cut. Undefined where nothing was said.
 */
export function readGeneration(settings: OpenAiSettings): Generation | undefined {
  const most = settings.max_completion_tokens ?? settings.max_tokens;
  const { temperature, top_p: topP, seed, stop } = settings;
  const generation: Generation = {
    ...(most == null ? {} : { mostTokens: Math.min(most, MOST_ANSWER_TOKENS) }),
    ...(temperature == null ? {} : { temperature }),
    ...(topP == null ? {} : { topP }),
    ...(seed == null ? {} : { seed: toSeed(seed) }),
    ...(stop == null ? {} : { stop: typeof stop === 'string' ? [stop] : [...stop] }),
  };
  return Object.keys(generation).length === 0 ? undefined : generation;
}

/** Any whole number as one of 32 bits. */
function toSeed(seed: number): number {
  return Number(BigInt.asUintN(32, BigInt(seed)));
}
