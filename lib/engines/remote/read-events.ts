import { AppError } from '@/lib/core/errors';

/** The longest piece of a stream that is taken, in UTF-16 units: a token's event has a few hundred. */
const LONGEST = 1_000_000;

/** The `data` of server-sent events (WHATWG HTML), one after the other, until `[DONE]` or the end. Throws `internal` for one too long. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let length = 0;
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) {
        data.push(line.slice(5).replace(/^ /, ''));
        length += line.length;
      }
      if (length > LONGEST) throw tooLong();
      if (line !== '' || data.length === 0) continue;
      const event = data.join('\n');
      [data, length] = [[], 0];
      if (event === '[DONE]') return;
      yield event;
    }
    if (rest.length > LONGEST) throw tooLong();
  }
}

function tooLong(): AppError {
  return new AppError('internal', 'The server wrote a piece that is too long.');
}
