import type { AnswerSpan, CitedSource } from '@/components/receipts/cited-answer';
import type { AnswerPeople } from '@/components/receipts/receipt-answer';

/** What tracing an answer came to: who is paid for it by what evidence, and the records that its words stand in. */
export type AnswerTrace = AnswerPeople & {
  spans: readonly AnswerSpan[];
  sources: readonly CitedSource[];
};
