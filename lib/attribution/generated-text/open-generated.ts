import { decodeGradientIndex } from '@/lib/attribution/adapter-influence/gradient-index-bytes';
import type { AdaptedBase } from '@/lib/attribution/adapter-influence/open-adapted';
import { type OpenGradientIndex, openGradientIndex } from '@/lib/attribution/adapter-influence/open-gradient-index';
import { openTurnGradients, type TurnGradients } from '@/lib/attribution/adapter-influence/turn-gradients';
import { buildSegment } from '@/lib/attribution/token-matching/build-segment';
import { indexOf, type TokenIndex } from '@/lib/attribution/token-matching/token-index';
import { AppError } from '@/lib/core/errors';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';

/** An adapter upon its base, and its records' gradients as the published file has them. */
export type AdapterSources = { readonly adapted: AdaptedBase; readonly gradients: Uint8Array };

/** A model that writes text, made ready to say where an answer of it comes from. */
export type OpenGenerated = {
  /** The records' texts. */
  readonly sources: TokenIndex;
  /** Null where no gradients are known: the model is another server's. */
  readonly influence: {
    readonly base: OpenBase;
    readonly index: OpenGradientIndex;
    readonly gradients: TurnGradients;
  } | null;
};

/**
 * Opens a model that writes text with the texts of its records, in training order. Throws `content-mismatch` when the
 * gradients are not of this adapter and these records.
 */
export function openGenerated(input: { texts: readonly string[]; adapter: AdapterSources | null }): OpenGenerated {
  const { texts, adapter } = input;
  const sources = indexOf([buildSegment(texts.map((text, number) => ({ number, text })))]);
  if (!adapter) return { sources, influence: null };
  const { base, decoder } = adapter.adapted;
  const index = decodeGradientIndex(adapter.gradients);
  const gradients = openTurnGradients(decoder);
  if (index.parts !== gradients.parts || index.width !== gradients.width || index.records !== texts.length) {
    const said = `${index.records} records of ${index.parts} × ${index.width} numbers`;
    const wanted = `${texts.length} of ${gradients.parts} × ${gradients.width}`;
    throw new AppError('content-mismatch', `The index of gradients has ${said}; this adapter has ${wanted}.`);
  }
  return { sources, influence: { base, index: openGradientIndex(index), gradients } };
}
