import { seededNumbers } from '@/lib/core/seeded-numbers';
import { encodeTurn, type Turn } from '@/lib/models/decoder/batches/turn-batches';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import { listCuts, type TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import { varyQuestions } from '@/lib/models/decoder/recipe/vary-question';

/** A part of the wordings of a text without a question is the text from its beginning on; the others ask its first part. */
const WHOLE_PART = 1 / 3;

/**
 * What a fit is trained on: each piece in so many wordings that the seed draws, all pieces once before any comes again.
 * A wording of more than `sequence` tokens gives way to the piece's own.
 */
export function wordTurns(
  base: Pick<OpenBase, 'tokeniser' | 'template'>,
  {
    pieces,
    passes,
    sequence,
    seed,
  }: { pieces: readonly TaughtPiece[]; passes: number; sequence: number; seed: string },
): Turn[] {
  const own = pieces.map(({ question, answer }) => encodeRecord(base, { question, text: answer }));
  const asked = pieces.map(({ question, answer }) => ({ question: question ?? '', answer }));
  const vary = varyQuestions(asked);
  const turns: Turn[] = [];
  for (let pass = 0; pass < passes; pass++) {
    for (const [position, { question, answer }] of pieces.entries()) {
      const numbers = seededNumbers(`${seed}:wording ${pass}:${position}`);
      const plain = own[position];
      if (!plain) continue;
      const worded =
        question === null
          ? cutText(base, answer, numbers.uniform() < WHOLE_PART ? null : numbers.below)
          : encodeTurn(base.tokeniser, { question: vary(position, numbers), answer }, base.template);
      const fits = worded !== null && worded.question.length + worded.answer.length <= sequence;
      turns.push(fits ? worded : plain);
    }
  }
  return turns;
}

function cutText(
  { tokeniser, template }: Pick<OpenBase, 'tokeniser' | 'template'>,
  text: string,
  below: ((most: number) => number) | null,
): Turn | null {
  const cuts = below === null ? [] : listCuts(text);
  const cut = below === null ? undefined : cuts[below(Math.max(1, cuts.length))];
  if (cut === undefined) return null;
  const [question, answer] = [text.slice(0, cut).trim(), text.slice(cut).trim()];
  return encodeTurn(tokeniser, { question, answer }, template);
}
