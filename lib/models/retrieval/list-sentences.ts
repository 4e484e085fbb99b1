import { sentenceFitsKind } from '@/lib/models/retrieval/answer-kind';
import { type ChosenSentence, informationOfTerms } from '@/lib/models/retrieval/choose-sentences';
import type { Span } from '@/lib/models/retrieval/list-spans';

/**
 * Each sentence with its marks as one span, scored by how much of the question stands in it and around it. Of a sentence
 * of more than `mostWords` words, the part of so many that answers best.
 */
export function listSentences(sentences: readonly ChosenSentence[], mostWords: number): Span[] {
  return sentences.map((sentence) => {
    const words = sentence.sentence.tokens.length;
    return words <= mostWords ? spanOf(sentence, 0, words - 1) : bestPart(sentence, mostWords);
  });
}

/**
 * The part of so many words with the largest score among those that can be what is asked for; where none can, any. Of
 * neighbours that score alike, the middle one: what was asked stands amid its words.
 */
function bestPart(chosen: ChosenSentence, words: number): Span {
  const { question, sentence } = chosen;
  const count = sentence.tokens.length - words + 1;
  const parts = Array.from({ length: count }, (_, from) => spanOf(chosen, from, from + words - 1));
  const fitting = parts.map(({ from, to, score }) =>
    sentenceFitsKind(question, sentence, from, to) ? score : Number.NEGATIVE_INFINITY,
  );
  const best = Math.max(...fitting);
  const first = fitting.indexOf(best);
  let last = first;
  while (fitting[last + 1] === best) last++;
  return parts[Math.floor((first + last) / 2)] ?? spanOf(chosen, 0, words - 1);
}

function spanOf(chosen: ChosenSentence, from: number, to: number): Span {
  const { question, neighbourhood, passageScore, sentence } = chosen;
  const { tokens } = sentence;
  const terms = new Set(tokens.slice(from, to + 1).map(({ term }) => term));
  return {
    ...{ sentence: chosen, from, to },
    start: from === 0 ? chosen.start : (tokens[from]?.start ?? chosen.start),
    end: to === tokens.length - 1 ? chosen.end : (tokens[to]?.end ?? chosen.end),
    score: 4 * (informationOfTerms(question, terms) + neighbourhood / 2 + passageScore),
  };
}
