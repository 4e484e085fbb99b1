import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** A base with an adapter upon it, as published: flat weights in the order of lib/models/decoder/parameters.ts. */
export type AdaptedDecoder = {
  readonly shape: DecoderShape;
  /** Of the base. */
  readonly weights: Float32Array;
  readonly adapter: { readonly shape: AdapterShape; readonly weights: Float32Array };
  /** The token that fills a sequence up. */
  readonly pad: number;
};

/**
 * Projected gradients, one row for each record in training order. A row has `parts` × `width` whole numbers of −127 to
 * 127, of the unit vector in whose direction the record's gradient points: each part, an adapted layer's, has the step
 * of its numbers in `steps`.
 */
export type GradientIndex = {
  readonly records: number;
  readonly parts: number;
  readonly width: number;
  readonly steps: Float32Array;
  readonly values: Int8Array;
};
