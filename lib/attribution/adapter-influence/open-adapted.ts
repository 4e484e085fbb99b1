import type { AdaptedDecoder } from '@/lib/attribution/adapter-influence/types';
import { type OpenBase, openBase } from '@/lib/models/decoder/gguf/open-base';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';

/** A base and an adapter from their published files. Throws `invalid-input` when they do not fit. */
export function openAdapted(files: { base: Uint8Array; adapter: Uint8Array }): {
  base: OpenBase;
  decoder: AdaptedDecoder;
} {
  const base = openBase(files.base);
  const { adapter, weights } = readAdapter(files.adapter, base.shape);
  const pad = base.tokeniser.special(base.template.end);
  return { base, decoder: { shape: base.shape, weights: base.weights, adapter: { shape: adapter, weights }, pad } };
}
