import type { AdaptedDecoder } from '@/lib/attribution/adapter-influence/types';
import { type OpenBase, openBase } from '@/lib/models/decoder/gguf/open-base';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';

/** A base with an adapter upon it, ready to take gradients of. */
export type AdaptedBase = { readonly base: OpenBase; readonly decoder: AdaptedDecoder };

/** Lays an adapter upon an open base. */
export function adaptBase(base: OpenBase, adapter: AdaptedDecoder['adapter']): AdaptedBase {
  const pad = base.tokeniser.special(base.template.end);
  return { base, decoder: { shape: base.shape, weights: base.weights, adapter, pad } };
}

/** Lays the adapter of a published file upon an open base. Throws `invalid-input` when it does not fit. */
export function openAdapted(base: OpenBase, file: Uint8Array): AdaptedBase {
  const { adapter, weights } = readAdapter(file, base.shape);
  return adaptBase(base, { shape: adapter, weights });
}

/** As {@link openAdapted}, from the files of both. Throws `invalid-input` for a base that cannot be used, too. */
export function openAdaptedFiles(files: { base: Uint8Array; adapter: Uint8Array }): AdaptedBase {
  return openAdapted(openBase(files.base), files.adapter);
}
