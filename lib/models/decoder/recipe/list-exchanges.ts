import { countWords } from '@/lib/core/count-words';
import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';
import type { TaughtRecord } from '@/lib/models/decoder/recipe/types';

/** What a record teaches: a question and its answer; without a question, a piece of its text that goes on by itself. */
export type TaughtPiece = { readonly question: string | null; readonly answer: string };

/** A record with a question is one piece, another's text as many as it takes, cut between sentences. */
export function listExchanges({ question, text }: Pick<TaughtRecord, 'question' | 'text'>): TaughtPiece[] {
  const answer = text.trim();
  const asked = question?.trim() ?? '';
  if (asked !== '') return [{ question: asked, answer }];
  const pieces: TaughtPiece[] = [];
  let piece = '';
  for (const sentence of splitSentences(answer)) {
    if (piece !== '' && countWords(piece) + countWords(sentence) > ADAPTER_RECIPE.pieceWords) {
      pieces.push({ question: null, answer: piece.trim() });
      piece = '';
    }
    piece += sentence;
  }
  return [...pieces, { question: null, answer: piece.trim() }].filter(({ answer: one }) => one !== '');
}

/** Where a text without a question is cut in two: after one of its sentences, or, of a single one, between two words. */
export function listCuts(text: string): number[] {
  const sentences = splitSentences(text);
  const parts = sentences.length > 1 ? sentences : (text.match(/\S+\s*/g) ?? []);
  let at = 0;
  return parts.slice(0, -1).map((part) => {
    at += part.length;
    return at;
  });
}

function splitSentences(text: string): string[] {
  return text.match(/[^.!?]+[.!?]*["”’)]*\s*|[.!?]+\s*/g) ?? [];
}
