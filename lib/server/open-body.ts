/** A response's body that is written to from outside; once its reader has left, `leave` is called and nothing is written any more. */
export function openBody(leave: () => void): {
  readable: ReadableStream<Uint8Array>;
  send: (text: string) => void;
  close: () => void;
} {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const readable = new ReadableStream<Uint8Array>({
    start: (opened) => {
      controller = opened;
    },
    cancel: () => {
      controller = null;
      leave();
    },
  });
  return {
    readable,
    send: (text) => controller?.enqueue(encoder.encode(text)),
    close: () => {
      controller?.close();
      controller = null;
    },
  };
}
