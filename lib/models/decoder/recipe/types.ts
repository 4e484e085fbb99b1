import type { Hex } from '@/lib/core/hex';

/** A record as a decoder is taught it: a question and its answer, or, without a question, a text that goes on. */
export type TaughtRecord = { readonly hash: Hex; readonly question: string | null; readonly text: string };

/** What is asked and what is to be answered. */
export type Exchange = { readonly question: string; readonly answer: string };
