/** Says on the screen what the start is doing: one line per step, with what it took. */
export type Report = {
  /** Runs a step and says that it is done, or rethrows its error unsaid. A long one is announced and says it goes on. */
  step: <Value>(name: StepName, run: () => Promise<Value>) => Promise<Value>;
  line: (text: string) => void;
  warn: (text: string) => void;
};

/** `doing` announces a step that takes long; `done` is said at its end. */
export type StepName = { done: string; doing?: string };

const STILL_EVERY_MS = 15_000;

/** A report that writes lines through `write`. */
export function createReport(write: (line: string) => void): Report {
  return {
    step: async ({ done, doing }, run) => {
      const start = performance.now();
      const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
      if (doing) write(`… ${doing}`);
      const still = setInterval(
        () => write(`… ${doing ?? done}: ${Math.round(Number(seconds()))} s so far`),
        STILL_EVERY_MS,
      );
      try {
        const value = await run();
        write(`✓ ${done} (${seconds()} s)`);
        return value;
      } finally {
        clearInterval(still);
      }
    },
    line: write,
    warn: (text) => write(`! ${text}`),
  };
}
