import { z } from 'zod';
import type { AdapterSource } from '@/lib/engines/engine';

/** Asks the server; resolves with the status and the text of its answer. */
export type PostJson = (path: string, body: unknown) => Promise<{ status: number; text: string }>;

/**
 * How a server that speaks OpenAI's API is told of adapters. `load` makes an adapter ready before the first request for
 * it (a no-op where the server does so by itself), `unload` lets it go, `fields` names it in a request.
 */
export type Dialect = {
  readonly name: 'vllm' | 'sglang' | 'lorax' | 'plain';
  readonly load: (post: PostJson, adapter: AdapterSource) => Promise<LoadResult>;
  readonly unload: (post: PostJson, cid: string) => Promise<void>;
  readonly fields: (base: string, adapter: AdapterSource | null) => Readonly<Record<string, unknown>>;
};

export type LoadResult = { readonly loaded: true } | { readonly loaded: false; readonly why: string };

const said = z.object({
  error: z.object({ message: z.string() }).or(z.string()).optional(),
  message: z.string().optional(),
});

/** vLLM with VLLM_ALLOW_RUNTIME_LORA_UPDATING: an adapter is a model of its own once it is loaded. */
export const vllm: Dialect = {
  name: 'vllm',
  load: async (post, { cid, path }) =>
    readLoad(await post('/v1/load_lora_adapter', { lora_name: cid, lora_path: path }), /already (been )?loaded/i),
  unload: async (post, cid) => {
    await post('/v1/unload_lora_adapter', { lora_name: cid });
  },
  fields: (base, adapter) => ({ model: adapter?.cid ?? base }),
};

/** SGLang: an adapter is named behind its base, after it was loaded. */
export const sglang: Dialect = {
  name: 'sglang',
  load: async (post, { cid, path }) =>
    readLoad(await post('/load_lora_adapter', { lora_name: cid, lora_path: path }), /already loaded/i),
  unload: async (post, cid) => {
    await post('/unload_lora_adapter', { lora_name: cid });
  },
  fields: (base, adapter) => ({ model: adapter ? `${base}:${adapter.cid}` : base }),
};

/** LoRAX loads what a request names. */
export const lorax: Dialect = {
  name: 'lorax',
  load: async () => ({ loaded: true }),
  unload: async () => {},
  fields: (base, adapter) => ({ model: adapter?.path ?? base }),
};

/** Any other server: the base alone, or adapters that it serves as models under their CID. */
export const plain: Dialect = {
  name: 'plain',
  load: async () => ({ loaded: true }),
  unload: async () => {},
  fields: (base, adapter) => ({ model: adapter?.cid ?? base }),
};

export const DIALECTS = { vllm, sglang, lorax, plain } as const;

function readLoad({ status, text }: { status: number; text: string }, already: RegExp): LoadResult {
  if (status < 300 || already.test(text)) return { loaded: true };
  return { loaded: false, why: readReason(text) ?? `the server answered ${status}` };
}

/** The words of a server's error. */
export function readReason(text: string): string | null {
  try {
    const parsed = said.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { error, message } = parsed.data;
    return (typeof error === 'string' ? error : error?.message) ?? message ?? null;
  } catch {
    return null; // not JSON
  }
}
