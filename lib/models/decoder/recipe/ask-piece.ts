import { listCuts, type TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import type { Exchange } from '@/lib/models/decoder/recipe/types';

/** How a piece is asked when it is measured: by its question; one without, by its first half, for the second. */
export function askPiece({ question, answer }: TaughtPiece): Exchange {
  if (question !== null) return { question, answer };
  const cuts = listCuts(answer);
  const cut = cuts[Math.floor((cuts.length - 1) / 2)] ?? answer.length;
  return { question: answer.slice(0, cut).trim(), answer: answer.slice(cut).trim() };
}
