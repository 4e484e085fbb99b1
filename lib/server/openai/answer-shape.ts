import { countWords } from '@/lib/core/count-words';
import type { ReceiptRow } from '@/lib/db/receipt';
import { answerText } from '@/lib/schemas/answer-text';
import { saysNothing } from '@/lib/schemas/says-nothing';

export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

/** What every way of answering tells of an answer. */
export type AnswerFacts = {
  /** Names the answer, the same when it is asked for again. */
  readonly id: string;
  /** Null when nothing was charged: then there is no receipt. */
  readonly receipt: string | null;
  readonly text: string;
  readonly finish: 'stop' | 'length';
  readonly usage: Usage;
  /** Unix seconds. */
  readonly created: number;
};

/** The facts of a recorded answer. Where a model knows no tokens, words are counted. */
export function readFacts({ id, answer, question, answeredAt, askedAt }: ReceiptRow): AnswerFacts {
  const text = answer ? (answer.kind === 'text' ? answer.text : answerText(answer)) : '';
  const writes = answer?.kind === 'text';
  return {
    id,
    receipt: saysNothing(answer) ? null : id,
    text,
    finish: writes ? answer.finish : 'stop',
    usage: usageOf(
      answer?.kind === 'text' || answer?.kind === 'vectors' ? answer.promptTokens : countWords(question),
      writes ? answer.completionTokens : answer?.kind === 'vectors' ? 0 : countWords(text),
    ),
    created: Math.floor((answeredAt ?? askedAt).getTime() / 1000),
  };
}

/** The headers that name an answer and its receipt. */
export function answerHeaders({ id, receipt }: Pick<AnswerFacts, 'id' | 'receipt'>): Record<string, string> {
  return { 'x-request-id': id, ...(receipt === null ? {} : { 'x-tributary-receipt': receipt }) };
}

function usageOf(prompt: number, completion: number): Usage {
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

/** How an endpoint tells of an answer: whole, or in chunks. */
export type AnswerShape = {
  readonly whole: (facts: AnswerFacts, model: string) => unknown;
  readonly opening: (chunk: ChunkFacts) => unknown | null;
  readonly piece: (chunk: ChunkFacts, text: string) => unknown;
  readonly ending: (chunk: ChunkFacts, facts: AnswerFacts) => unknown;
  readonly usage: (chunk: ChunkFacts, facts: AnswerFacts) => unknown;
};

export type ChunkFacts = {
  readonly id: string;
  readonly model: string;
  readonly created: number;
  /** Whether the client wants a last chunk with the usage; the others then carry null. */
  readonly withUsage: boolean;
};
