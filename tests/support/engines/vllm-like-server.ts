import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the server was asked, in order. */
export type Asked = { path: string; authorization: string | undefined; body: Record<string, unknown> };

export type VllmLike = {
  url: string;
  asked: Asked[];
  /** Its LoRA modules, by name: where each was loaded from. */
  modules: Map<string, string>;
  /** What the next requests are answered with instead: one each. */
  failures: { status: number; headers?: Record<string, string>; body: string }[];
  /** What a completion writes, in pieces; `null` breaks the connection off. */
  pieces: (string | null)[];
  /** Of each request: whether its client went away before the end. */
  gone: boolean[];
  close: () => Promise<void>;
};

/**
 * A small server that answers as vLLM's documentation and its serving_models.py say: adapters are loaded and unloaded
 * while it runs (VLLM_ALLOW_RUNTIME_LORA_UPDATING) and are models of their own; a name already taken is refused with 400, a
 * folder without an adapter and an unknown model with 404; completions stream with the usage in a last chunk.
 */
export async function startVllmLike(
  options: { base?: string; apiKey?: string; runtimeUpdating?: boolean; folders?: (path: string) => boolean } = {},
): Promise<VllmLike> {
  const { base = 'the-base', apiKey, runtimeUpdating = true, folders = () => true } = options;
  const state: Omit<VllmLike, 'url' | 'close'> = {
    asked: [],
    modules: new Map(),
    failures: [],
    pieces: ['Hel', 'lo', ' there.'],
    gone: [],
  };
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const path = request.url ?? '';
    state.asked.push({ path, authorization: request.headers.authorization, body });
    if (apiKey && request.headers.authorization !== `Bearer ${apiKey}`) {
      return send(response, 401, JSON.stringify({ error: 'Unauthorized' }));
    }
    const failure = state.failures.shift();
    if (failure) return send(response, failure.status, failure.body, failure.headers);
    const name = String(body.lora_name ?? '');
    if (path === '/v1/load_lora_adapter' && runtimeUpdating) {
      if (!body.lora_name || !body.lora_path)
        return refuse(response, 400, "Both 'lora_name' and 'lora_path' must be provided.", 'InvalidUserInput');
      if (state.modules.has(name))
        return refuse(response, 400, `The lora adapter '${name}' has already been loaded.`, 'InvalidUserInput');
      if (!folders(String(body.lora_path))) {
        return refuse(
          response,
          404,
          `Loading lora ${name} failed: No adapter found for ${body.lora_path}`,
          'NotFoundError',
        );
      }
      state.modules.set(name, String(body.lora_path));
      return send(response, 200, `Success: LoRA adapter '${name}' added successfully.`, {
        'content-type': 'text/plain',
      });
    }
    if (path === '/v1/unload_lora_adapter' && runtimeUpdating) {
      if (!state.modules.delete(name))
        return refuse(response, 404, `The lora adapter '${name}' cannot be found.`, 'NotFoundError');
      return send(response, 200, `Success: LoRA adapter '${name}' removed successfully.`, {
        'content-type': 'text/plain',
      });
    }
    const model = String(body.model ?? '');
    if (path === '/v1/completions' || path === '/v1/chat/completions') {
      if (model !== base && !state.modules.has(model)) {
        return refuse(response, 404, `The model \`${model}\` does not exist.`, 'NotFoundError');
      }
      return stream(response, state, path.includes('chat'), body);
    }
    if (path === '/v1/embeddings' && Array.isArray(body.input)) {
      const data = body.input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: [3, 4, String(text).length * 0],
      }));
      return send(
        response,
        200,
        JSON.stringify({ data: data.reverse(), usage: { prompt_tokens: 9, total_tokens: 9 } }),
      );
    }
    send(response, 404, JSON.stringify({ detail: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

async function stream(
  response: ServerResponse,
  state: Pick<VllmLike, 'pieces' | 'gone'>,
  chat: boolean,
  body: Record<string, unknown>,
): Promise<void> {
  const place = state.gone.push(false) - 1;
  response.once('close', () => {
    state.gone[place] = !response.writableEnded;
  });
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const write = (chunk: object) =>
    response.write(`data: ${JSON.stringify({ id: 'cmpl-1', model: body.model, ...chunk })}\n\n`);
  if (chat) write({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
  for (const text of state.pieces) {
    if (text === null) return void response.destroy();
    write({ choices: [{ index: 0, ...(chat ? { delta: { content: text } } : { text }), finish_reason: null }] });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const reason = state.pieces.length >= Number(body.max_tokens) ? 'length' : 'stop';
  write({ choices: [{ index: 0, ...(chat ? { delta: {} } : { text: '' }), finish_reason: reason }] });
  const { include_usage: wanted } = (body.stream_options ?? {}) as { include_usage?: boolean };
  if (wanted)
    write({ choices: [], usage: { prompt_tokens: 7, completion_tokens: state.pieces.length, total_tokens: 7 } });
  response.end('data: [DONE]\n\n');
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || '{}') as Record<string, unknown>;
}

function refuse(response: ServerResponse, status: number, message: string, type: string): void {
  send(response, status, JSON.stringify({ error: { message, type, param: null, code: status } }));
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}
