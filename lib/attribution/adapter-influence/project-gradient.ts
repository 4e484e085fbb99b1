import { seededNumbers } from '@/lib/core/seeded-numbers';
import { layOutAdapter } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** Of the projection: everybody uses the same. */
const SEED = 'tributary adapter gradients 1';
/** Numbers a record's gradient is projected to, over all adapted layers, at most; a layer has a power of two of them. */
const MOST_NUMBERS = 4096;
const LEAST_WIDTH = 8;

/** A fixed projection of an adapter's gradient: each adapted layer's weights, A and B, to `width` numbers. */
export type GradientProjection = {
  /** Adapted layers. */
  readonly parts: number;
  readonly width: number;
  /** `from`: the gradient, flat as the adapter's weights; `to`: parts × width numbers. */
  readonly project: (from: Float32Array, to: Float64Array) => void;
};

/**
 * Every weight is added to or taken from one number of its layer that a published seed drew (count sketch: Charikar, Chen
 * and Farach-Colton 2002; inner products keep their mean, Weinberger et al. 2009). In double precision and in the order of
 * the weights, so the same bits everywhere.
 */
export function openProjection(shape: DecoderShape, adapter: AdapterShape): GradientProjection {
  const { adaptations, length } = layOutAdapter(shape, adapter);
  const parts = adaptations.length;
  let width = LEAST_WIDTH;
  while (2 * width * parts <= MOST_NUMBERS) width *= 2;
  const { below } = seededNumbers(SEED);
  const spans = adaptations.map(({ a, b, weights }) => ({
    from: a,
    middle: a + adapter.rank * weights.in,
    start: b,
    to: b + adapter.rank * weights.out,
  }));
  /** Twice the number's place, and 1 for a minus. */
  const places = new Uint32Array(length);
  spans.forEach(({ from, middle, start, to }, part) => {
    const draw = (k: number) => {
      places[k] = 2 * (part * width) + below(2 * width);
    };
    for (let k = from; k < middle; k++) draw(k);
    for (let k = start; k < to; k++) draw(k);
  });
  return {
    parts,
    width,
    project: (gradient, out) => {
      out.fill(0);
      const add = (from: number, to: number) => {
        for (let k = from; k < to; k++) {
          const place = places[k] ?? 0;
          const value = gradient[k] ?? 0;
          const number = place >>> 1;
          out[number] = (out[number] ?? 0) + (place & 1 ? -value : value);
        }
      };
      for (const { from, middle, start, to } of spans) {
        add(from, middle);
        add(start, to);
      }
    },
  };
}
