import type { GenerationEvent, GenerationRequest, LoadedAdapter } from '@/lib/engines/engine';

/** An adapter's GGUF file on this machine, named by its content. */
export type AdapterFile = { readonly cid: string; readonly path: string; readonly bytes: number };

/** What the engine's process is told first. */
export type OpenMessage = {
  readonly kind: 'open';
  readonly basePath: string;
  /** Most tokens of a prompt and its answer together; less where the base was made for less. */
  readonly contextTokens: number;
  /** Adapters kept ready; the least recently used goes first. */
  readonly mostAdapters: number;
  /** Of the process, in bytes: above it, loaded adapters are let go. */
  readonly mostMemory: number;
  /** Generations at once, each on a thread of its own. */
  readonly atOnce: number;
};

export type GenerateMessage = Omit<GenerationRequest, 'model' | 'queue'> & {
  readonly kind: 'generate';
  readonly id: number;
  readonly adapter: AdapterFile | null;
};

export type EmbedMessage = {
  readonly kind: 'embed';
  readonly id: number;
  readonly adapter: AdapterFile | null;
  readonly texts: readonly string[];
};

export type ToEngineProcess =
  | OpenMessage
  | GenerateMessage
  | EmbedMessage
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'state'; readonly id: number };

export type FromEngineProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'event'; readonly id: number; readonly event: GenerationEvent }
  | {
      readonly kind: 'embedded';
      readonly id: number;
      readonly vectors: readonly Float32Array[];
      readonly promptTokens: number;
    }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: 'invalid-input' | 'internal';
      /** What of the request is wrong. */
      readonly field?: 'prompt';
      readonly message: string;
    }
  | {
      readonly kind: 'state';
      readonly id: number;
      readonly loaded: readonly LoadedAdapter[];
      readonly memoryBytes: number;
      readonly since: number;
      readonly evicted: number;
    };
