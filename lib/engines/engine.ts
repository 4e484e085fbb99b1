/** A base and what is laid upon it, by the content identifiers of their weights. */
export type ServedModel = {
  readonly base: string;
  /** Null: the base alone. */
  readonly adapter: string | null;
};

/** One generation. The prompt is the whole text, in the base's template. */
export type GenerationRequest = {
  readonly model: ServedModel;
  readonly prompt: string;
  readonly mostTokens: number;
  /** 0: the likeliest token each time. */
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
  /** Texts that end the generation and are not part of it. */
  readonly stop: readonly string[];
  /** Who waits in line together: an account. */
  readonly queue: string;
};

export type GenerationEvent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'end';
      readonly reason: 'stop' | 'length';
      readonly promptTokens: number;
      readonly completionTokens: number;
    };

/** An adapter that is ready; `generations` since the engine's process started, times in Unix milliseconds. */
export type LoadedAdapter = { readonly cid: string; readonly generations: number; readonly lastUsedAt: number };

/** What is loaded, and how much waits. */
export type EngineState = {
  readonly engine: string;
  readonly ready: boolean;
  /** Content identifier of the base it serves; null where another server decides that. */
  readonly base: string | null;
  /** The last used first. */
  readonly loaded: readonly LoadedAdapter[];
  readonly running: number;
  readonly waiting: number;
  /** Of the engine's process, in bytes; null where it is another machine's. */
  readonly memoryBytes: number | null;
  /** When its process started, in Unix milliseconds; null where that is not known. */
  readonly since: number | null;
  /** Adapters let go since then, to make room for others. */
  readonly evicted: number;
};

/** Texts to embed; each is cut at the base's context. */
export type EmbedRequest = {
  readonly model: ServedModel;
  readonly texts: readonly string[];
  readonly queue: string;
};

/** Vectors of texts, each of the same length and of norm 1. */
export type Embedding = { readonly vectors: readonly Float32Array[]; readonly promptTokens: number };

/**
 * What generates text: one base, many adapters. `generate` throws `not-found` when it does not serve that base or has no
 * such adapter, `invalid-input` when the prompt is too long, `rate-limited` when too much waits already, with
 * `details.retryAfterS`; `not-ready` while the engine is not there; and `internal` when it died on the way, which may be
 * tried again. Leaving the loop, or aborting the signal, ends the generation.
 */
export type Engine = {
  readonly generate: (request: GenerationRequest, signal: AbortSignal) => AsyncIterable<GenerationEvent>;
  /** Throws as `generate` does, and `invalid-input` where the engine has no embeddings. */
  readonly embed: (request: EmbedRequest, signal: AbortSignal) => Promise<Embedding>;
  readonly state: () => Promise<EngineState>;
  readonly close: () => Promise<void>;
};
