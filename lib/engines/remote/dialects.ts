/** An adapter under its name on the server, and where the server finds its files. */
export type PlacedAdapter = { readonly name: string; readonly path: string };

/**
 * How a server that speaks OpenAI's API is told of adapters. `load` and `unload`: where it is asked to, or null where it
 * loads what a request names. `modelOf` names base or adapter in a request.
 */
export type Dialect = {
  readonly name: 'vllm' | 'sglang' | 'lorax' | 'openai';
  readonly load: { readonly path: string; readonly unloadPath: string } | null;
  /** Whether an adapter's files must lie where the server reads them. */
  readonly needsFiles: boolean;
  readonly modelOf: (base: string, adapter: PlacedAdapter | null) => string;
};

/** vLLM with VLLM_ALLOW_RUNTIME_LORA_UPDATING: an adapter is a model of its own once it is loaded. */
const vllm: Dialect = {
  name: 'vllm',
  load: { path: '/v1/load_lora_adapter', unloadPath: '/v1/unload_lora_adapter' },
  needsFiles: true,
  modelOf: (base, adapter) => adapter?.name ?? base,
};

/** SGLang: an adapter is named behind its base, after it was loaded. */
const sglang: Dialect = {
  name: 'sglang',
  load: { path: '/load_lora_adapter', unloadPath: '/unload_lora_adapter' },
  needsFiles: true,
  modelOf: (base, adapter) => (adapter ? `${base}:${adapter.name}` : base),
};

/** LoRAX loads what a request names, here a folder (`--adapter-source local`); an empty name is the base. */
const lorax: Dialect = {
  name: 'lorax',
  load: null,
  needsFiles: true,
  modelOf: (_, adapter) => adapter?.path ?? '',
};

/** Any other server: the base alone, or adapters that it serves as models under their CID. */
const openai: Dialect = {
  name: 'openai',
  load: null,
  needsFiles: false,
  modelOf: (base, adapter) => adapter?.name ?? base,
};

export const DIALECTS = { vllm, sglang, lorax, openai } as const;

/** What servers say of an adapter that is there already. */
export function saysLoadedAlready(reason: string): boolean {
  return /already (been )?loaded|already exists/i.test(reason);
}

/**
 * Whether a refusal says that the adapter is not loaded: vLLM with 404, SGLang with 400 and these words. So answers a
 * server that was started anew.
 */
export function saysNotLoaded(status: number, reason: string): boolean {
  return status === 404 || (status === 400 && /not (been )?loaded|never been loaded/i.test(reason));
}
