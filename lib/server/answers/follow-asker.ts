/** The one who asks: whether leaving still ends the writing, and what was heard so far. */
export type Asker = {
  /** Aborted when the asker leaves before the first word was told. Whoever leaves later has read of the answer: it goes on. */
  readonly left: AbortSignal;
  /** All that was told of a text; empty where the answer is told at once, when it is recorded. */
  heard: () => string;
  /** Tells a piece of a text. Throws when the asker left before the first one. */
  tell: (piece: { receiptId: string; text: string }) => void;
  /** Whether the asker left after having read of the answer. */
  leftReading: () => boolean;
  /** Is not followed any more. */
  letGo: () => void;
};

export function followAsker({
  signal,
  onText,
}: {
  signal?: AbortSignal;
  onText?: (piece: { receiptId: string; text: string }) => void;
}): Asker {
  const left = new AbortController();
  let heard = '';
  const leave = () => {
    if (heard === '') left.abort(signal?.reason);
  };
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  return {
    left: left.signal,
    heard: () => heard,
    tell: (piece) => {
      // What an engine had written by then came too late to be read.
      left.signal.throwIfAborted();
      if (!onText) return;
      heard += piece.text;
      onText(piece);
    },
    leftReading: () => heard !== '' && signal?.aborted === true,
    letGo: () => signal?.removeEventListener('abort', leave),
  };
}
