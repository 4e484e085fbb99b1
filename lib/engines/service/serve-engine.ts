import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { AppError, httpStatus } from '@/lib/core/errors';
import type { Engine } from '@/lib/engines/engine';
import {
  ENGINE_ERRORS,
  embedSchema,
  generationSchema,
  MOST_REQUEST_BYTES,
  type WireError,
} from '@/lib/engines/service/protocol';

/**
 * An engine as a small HTTP service of this machine (lib/engines/service/protocol.ts), for who bears the secret. A client
 * that goes away ends its generation.
 */
export function serveEngine(engine: Engine, { secret }: { secret: string }): Server {
  const server = createServer((request, response) => {
    // A connection each: none is closed just as the next question is sent on it.
    response.shouldKeepAlive = false;
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('The client went away.')));
    answer(engine, { secret, signal: gone.signal }, request, response).catch((error: unknown) => {
      if (gone.signal.aborted) return;
      const said = toWireError(error);
      if (!response.headersSent) response.writeHead(httpStatus(said.code), { 'content-type': 'application/json' });
      response.end(`${JSON.stringify(said)}\n`);
    });
  });
  // A slow sender of a request is not waited for; answers take as long as they take.
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  return server;
}

async function answer(
  engine: Engine,
  { secret, signal }: { secret: string; signal: AbortSignal },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!bears(request, secret)) throw new AppError('forbidden', 'The engine is asked with its secret only.');
  switch (`${request.method} ${request.url}`) {
    case 'POST /generate': {
      const asked = generationSchema.parse(await readJson(request));
      for await (const event of engine.generate(asked, signal)) {
        if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write(`${JSON.stringify(event)}\n`);
      }
      response.end();
      return;
    }
    case 'POST /embed': {
      const { vectors, promptTokens } = await engine.embed(embedSchema.parse(await readJson(request)), signal);
      const packed = vectors.map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
      );
      return sendJson(response, { kind: 'embedding', vectors: packed, promptTokens });
    }
    case 'GET /state':
      return sendJson(response, await engine.state());
    default:
      throw new AppError('not-found', 'The engine is asked at /generate, /embed and /state.');
  }
}

/** Compared by hash, in the same time whatever is wrong. */
function bears({ headers }: IncomingMessage, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(headers.authorization ?? ''), hash(`Bearer ${secret}`));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > MOST_REQUEST_BYTES) throw new AppError('too-large', 'The question is too long for the engine.');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new AppError('invalid-input', 'The engine was sent something that is no JSON.');
  }
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function toWireError(error: unknown): WireError {
  const nothing = { kind: 'error', retryAfterS: null, field: null } as const;
  const code = error instanceof AppError ? ENGINE_ERRORS.find((one) => one === error.code) : undefined;
  if (error instanceof AppError && code) {
    const { retryAfterS, field } = error.details;
    return {
      ...nothing,
      ...{ code, message: error.message },
      ...(typeof retryAfterS === 'number' ? { retryAfterS } : {}),
      ...(typeof field === 'string' ? { field } : {}),
    };
  }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const message = `The engine was asked for something it does not do (${issue?.path.join('.')}: ${issue?.message}).`;
    return { ...nothing, code: 'invalid-input', message };
  }
  console.error(error);
  return { ...nothing, code: 'internal', message: 'The engine could not write this answer.' };
}
