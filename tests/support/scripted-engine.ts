import { AppError } from '@/lib/core/errors';
import type { Engine, GenerationRequest } from '@/lib/engines/engine';

/** What an engine of a test does with its next generations. */
export type EngineScript = {
  /** Pieces after which it stands still until `release`; Infinity: never. */
  holdAfter: number;
  /** Pieces after which it dies; Infinity: never. */
  dieAfter: number;
  /** Refuses every question, as an engine does in which too much waits. */
  full: boolean;
};

/**
 * A small engine for tests of what stands around one: it writes words drawn from the prompt and the seed, so the same
 * question with the same seed is answered the same, and it can be held, killed and filled up.
 */
export type ScriptedEngine = Engine & {
  script: EngineScript;
  /** Every generation that began, oldest first, and how it ended. */
  readonly generations: { request: GenerationRequest; ended: 'running' | 'whole' | 'left' | 'died' }[];
  /** Lets everything that stands still go on. */
  release: () => void;
  /** Resolves once so many generations stand still. */
  heldUp: (count: number) => Promise<void>;
  reset: () => void;
};

export const WORDS_WRITTEN = 6;

export function openScriptedEngine(): ScriptedEngine {
  let gate = Promise.withResolvers<void>();
  let held = 0;
  let watchers: (() => void)[] = [];
  const fresh = (): EngineScript => ({
    holdAfter: Number.POSITIVE_INFINITY,
    dieAfter: Number.POSITIVE_INFINITY,
    full: false,
  });
  const generations: ScriptedEngine['generations'] = [];
  const engine: ScriptedEngine = {
    script: fresh(),
    generations,
    release: () => {
      gate.resolve();
      gate = Promise.withResolvers();
      held = 0;
    },
    heldUp: async (count) => {
      while (held < count) await new Promise<void>((resolve) => watchers.push(resolve));
    },
    reset: () => {
      engine.release();
      engine.script = fresh();
      generations.length = 0;
    },
    async *generate(request, signal) {
      if (engine.script.full) {
        throw new AppError('rate-limited', 'Too many answers are waited for. Ask again in 7 seconds.', {
          details: { retryAfterS: 7 },
        });
      }
      const entry: (typeof generations)[number] = { request, ended: 'running' };
      generations.push(entry);
      try {
        const words = wordsFor(request);
        const most = Math.min(words.length, request.mostTokens);
        for (const [k, word] of words.slice(0, most).entries()) {
          if (k === engine.script.dieAfter) {
            entry.ended = 'died';
            throw new AppError('internal', 'The engine stopped while it was answering.');
          }
          if (k === engine.script.holdAfter) await hold(signal);
          yield { kind: 'text', text: k === 0 ? word : ` ${word}` };
        }
        entry.ended = 'whole';
        const promptTokens = request.prompt.split(/\s+/).length;
        yield {
          kind: 'end',
          reason: most < words.length ? 'length' : 'stop',
          promptTokens,
          completionTokens: most,
        };
      } finally {
        if (entry.ended === 'running') entry.ended = 'left';
      }
    },
    async embed({ texts }) {
      const vectors = texts.map((text) => {
        const raw = [text.length, text.charCodeAt(0), 1, -2];
        const norm = Math.hypot(...raw);
        return Float32Array.from(raw, (number) => number / norm);
      });
      return { vectors, promptTokens: texts.length };
    },
    state: async () => ({
      engine: 'scripted',
      ready: true,
      base: null,
      loaded: [],
      running: 0,
      waiting: 0,
      memoryBytes: null,
      since: null,
      evicted: 0,
    }),
    close: async () => {},
  };

  async function hold(signal: AbortSignal): Promise<void> {
    held += 1;
    for (const watcher of watchers.splice(0)) watcher();
    watchers = [];
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      void gate.promise.then(resolve);
    });
  }
  return engine;
}

/** Words that depend on the prompt, and on the seed where the temperature lets it count. */
function wordsFor({ prompt, temperature, seed, stop }: GenerationRequest): string[] {
  const asked = prompt.match(/[a-z]{3,}/gi) ?? ['silence'];
  const words = Array.from({ length: WORDS_WRITTEN }, (_, k) => {
    const shift = temperature > 0 ? seed % 7919 : 0;
    return `${asked[(k * 5 + shift) % asked.length]}${(k * 31 + shift) % 97}`;
  });
  const end = words.findIndex((word) => stop.some((text) => word.includes(text)));
  return end < 0 ? words : words.slice(0, end);
}
