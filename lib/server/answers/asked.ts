import type { Hex } from '@/lib/core/hex';
import type { Engine } from '@/lib/engines/engine';
import type { Answer } from '@/lib/schemas/answer';
import type { ModelRequest } from '@/lib/schemas/model-request';

/** One question on its way to an answer. */
export type Asked = {
  readonly request: ModelRequest;
  readonly receiptId: string;
  readonly account: Hex;
  /** Writes for models that are served by this site. */
  readonly engine: () => Engine;
  /** Aborted when the one who asked left before the first word, or when the answer is another's to write by now. */
  readonly signal: AbortSignal;
  /** Hears each piece of a text as it is written. */
  readonly onText: (text: string) => void;
  /** Hears the vectors of texts, which no receipt holds. */
  readonly onVectors: (vectors: readonly Float32Array[]) => void;
};

/** Answers a question with one model version. */
export type Answerer = (asked: Asked) => Promise<Answer>;
