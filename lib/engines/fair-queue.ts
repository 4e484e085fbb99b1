import { AppError } from '@/lib/core/errors';

/** How many run at once and may wait, together and in one line; `expectedS`: how long one takes, for who is sent away. */
export type QueueLimits = {
  readonly atOnce: number;
  readonly waiting: number;
  readonly waitingInLine: number;
  readonly expectedS: number;
};

type Waiting = { readonly start: () => void; readonly leave: () => void };

/**
 * Lets so many run at once and the others wait: each line (an account) gets its turn in a circle, however many of its own
 * wait, so nobody waits behind another's crowd.
 */
export class FairQueue {
  readonly #lines = new Map<string, Waiting[]>();
  #running = 0;
  #waiting = 0;

  constructor(private readonly limits: QueueLimits) {}

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Resolves with what gives the place back. Throws `rate-limited` at once when the line, or all lines together, are full;
   * rejects with the signal's reason when it is aborted before its turn.
   */
  enter(line: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#running < this.limits.atOnce && this.#waiting === 0) {
      this.#running += 1;
      return Promise.resolve(this.#placeGiver());
    }
    const own = this.#lines.get(line) ?? [];
    if (this.#waiting >= this.limits.waiting || own.length >= this.limits.waitingInLine) {
      const retryAfterS = Math.ceil(((this.#waiting + 1) * this.limits.expectedS) / this.limits.atOnce);
      throw new AppError('rate-limited', `Too many answers are waited for. Ask again in ${retryAfterS} seconds.`, {
        details: { retryAfterS },
      });
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(line, waiting);
        reject(signal.reason);
      };
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', leave);
          this.#running += 1;
          resolve(this.#placeGiver());
        },
        leave,
      };
      signal.addEventListener('abort', leave, { once: true });
      own.push(waiting);
      this.#lines.set(line, own);
      this.#waiting += 1;
    });
  }

  #placeGiver(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#running -= 1;
      this.#startNext();
    };
  }

  #startNext(): void {
    if (this.#running >= this.limits.atOnce) return;
    const [first] = this.#lines;
    if (!first) return;
    const [line, own] = first;
    const next = own.shift();
    this.#lines.delete(line);
    // The line goes to the end of the circle.
    if (own.length > 0) this.#lines.set(line, own);
    if (!next) return;
    this.#waiting -= 1;
    next.start();
  }

  #remove(line: string, waiting: Waiting): void {
    const own = this.#lines.get(line);
    const place = own?.indexOf(waiting) ?? -1;
    if (!own || place < 0) return;
    own.splice(place, 1);
    this.#waiting -= 1;
    if (own.length === 0) this.#lines.delete(line);
  }
}
