import type { ReceiptRow } from '@/lib/db/receipt';
import type { Answer } from '@/lib/schemas/answer';

/** An answer as the page and the HTTP API give it: plain JSON, amounts in base units as decimal text. */
export type AnswerView = {
  receipt: string;
  model: number;
  modelVersion: number;
  answer: Answer;
  /** "0" when nothing fitted: then there is no receipt to see. */
  fee: string;
  disclosed: boolean;
  state: string;
  answeredAt: string;
};

/** Null for a receipt without a readable answer. */
export function toAnswerView(receipt: ReceiptRow): AnswerView | null {
  if (!receipt.answer || !receipt.answeredAt) return null;
  const { salt: _, ...answer } = receipt.answer;
  return {
    receipt: receipt.id,
    model: receipt.modelId,
    modelVersion: receipt.modelVersion,
    answer,
    fee: receipt.state === 'failed' ? '0' : receipt.fee.toString(),
    disclosed: receipt.disclosed,
    state: receipt.state,
    answeredAt: receipt.answeredAt.toISOString(),
  };
}
