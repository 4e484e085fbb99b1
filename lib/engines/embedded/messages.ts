import type { AdapterSource, GenerationEvent, LoadedAdapter } from '@/lib/engines/engine';

/** What the engine's process is told first. */
export type OpenMessage = {
  readonly kind: 'open';
  readonly basePath: string;
  /** Most tokens of a prompt and its answer together. */
  readonly contextTokens: number;
  /** Adapters kept ready; the least recently used goes first. */
  readonly mostAdapters: number;
  readonly threads: number;
};

export type GenerateMessage = {
  readonly kind: 'generate';
  readonly id: number;
  readonly prompt: string;
  readonly adapter: AdapterSource | null;
  readonly mostTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
  readonly stop: readonly string[];
};

export type ToEngineProcess =
  | OpenMessage
  | GenerateMessage
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'state'; readonly id: number };

export type FromEngineProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'event'; readonly id: number; readonly event: GenerationEvent }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: 'invalid-input' | 'internal';
      readonly message: string;
    }
  | {
      readonly kind: 'state';
      readonly id: number;
      readonly loaded: readonly LoadedAdapter[];
      readonly memoryBytes: number;
    };
