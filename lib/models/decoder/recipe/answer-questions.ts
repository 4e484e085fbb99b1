import { answerGreedily } from '@/lib/models/decoder/answer-greedily';
import { encodeTurn } from '@/lib/models/decoder/batches/turn-batches';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { askPiece } from '@/lib/models/decoder/recipe/ask-piece';
import type { TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import { mergeAdapter } from '@/lib/models/decoder/train-step';
import type { AdapterShape } from '@/lib/models/decoder/types';

/** Prompts that are answered side by side. */
const AT_ONCE = 16;
/** Longest answer that is waited for, in tokens: a longer one is not recalled exactly by a model of this size. */
const MOST_TOKENS = 64;

/** `cut`: it ended because it was long enough, and not by itself. */
export type GivenAnswer = { readonly text: string; readonly cut: boolean };

/**
 * What a base, or an adapter upon it, answers to the questions of these pieces, by the likeliest token each time; a piece
 * without a question is asked by its beginning. As many tokens are waited for as the longest expected answer takes.
 */
export function answerQuestions({
  base,
  adapter,
  pieces,
}: {
  base: OpenBase;
  adapter?: { readonly shape: AdapterShape; readonly weights: Float32Array };
  pieces: readonly TaughtPiece[];
}): GivenAnswer[] {
  if (pieces.length === 0) return [];
  const { tokeniser, template, shape, weights } = base;
  const turns = pieces.map((piece) => encodeTurn(tokeniser, askPiece(piece), template));
  const most = Math.min(MOST_TOKENS, Math.max(...turns.map(({ answer }) => answer.length)));
  const longest = Math.max(...turns.map(({ question }) => question.length));
  const sequence = Math.min(shape.context, Math.ceil((longest + most) / 4) * 4);
  const batch = Math.min(AT_ONCE, turns.length);
  const open = openDecoder({ shape, weights, ...(adapter ? { adapter } : {}), batch, sequence });
  if (adapter) mergeAdapter({ ...open, place: { rank: 0, workers: 1 } });
  const prompts = turns.map(({ question }) => question.slice(0, sequence - 1));
  return answerGreedily(open, prompts, { end: tokeniser.special(template.end), most }).map((answer) => ({
    text: tokeniser.decode(answer),
    cut: answer.length === most,
  }));
}
