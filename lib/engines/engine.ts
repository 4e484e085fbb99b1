/** An adapter as a file that the engine can read. */
export type AdapterSource = {
  /** Its content identifier: the same bytes, the same name, everywhere. */
  readonly cid: string;
  /** Where its file is, or where the engine's server finds it. */
  readonly path: string;
};

/** One generation. The prompt is the whole text, in the base's template. */
export type GenerationRequest = {
  readonly prompt: string;
  /** Null: the base alone. */
  readonly adapter: AdapterSource | null;
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

export type LoadedAdapter = { readonly cid: string; readonly generations: number; readonly lastUsedAt: number };

/** What is loaded, and how much waits. */
export type EngineState = {
  readonly engine: string;
  readonly ready: boolean;
  readonly loaded: readonly LoadedAdapter[];
  readonly running: number;
  readonly waiting: number;
  /** Of the engine's process, in bytes; null where it is another machine's. */
  readonly memoryBytes: number | null;
};

/**
 * What generates text: one base, many adapters. `generate` throws `rate-limited` when too much waits already, with
 * `details.retryAfterS`; `not-ready` while the engine is not there; and `internal` when it died on the way, which may be
 * tried again. Leaving the loop, or aborting the signal, ends the generation.
 */
export type Engine = {
  readonly generate: (request: GenerationRequest, signal: AbortSignal) => AsyncIterable<GenerationEvent>;
  readonly state: () => Promise<EngineState>;
  readonly close: () => Promise<void>;
};
