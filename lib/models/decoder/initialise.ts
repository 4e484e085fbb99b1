import { seededNumbers } from '@/lib/core/seeded-numbers';
import { type Linear, layOutAdapter, layOutParameters } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** Of the weights' normal distribution; what adds to the residual stream is smaller by √(2 · layers) (GPT-2). */
const DEVIATION = 0.02;

/** First weights of a decoder, from a published seed. */
export function initialiseDecoder(shape: DecoderShape, seed: string): Float32Array {
  const parameters = layOutParameters(shape);
  const weights = new Float32Array(parameters.length);
  const { normal } = seededNumbers(seed);
  const fill = ({ at, out, in: inner }: Linear, deviation: number) => {
    for (let k = 0; k < out * inner; k++) weights[at + k] = normal() * deviation;
  };
  const residual = DEVIATION / Math.sqrt(2 * shape.layers);
  fill(parameters.embedding, DEVIATION);
  for (const block of parameters.blocks) {
    fill(block.attentionIn, DEVIATION);
    fill(block.attentionOut, residual);
    fill(block.feedIn, DEVIATION);
    fill(block.feedOut, residual);
    weights.fill(1, block.attentionNorm, block.attentionNorm + shape.width);
    weights.fill(1, block.feedNorm, block.feedNorm + shape.width);
  }
  weights.fill(1, parameters.finalNorm, parameters.finalNorm + shape.width);
  return weights;
}

/** First weights of an adapter: A random, B zero, so that it changes nothing yet (Hu et al. 2021). */
export function initialiseAdapter(shape: DecoderShape, adapter: AdapterShape, seed: string): Float32Array {
  const { adaptations, length } = layOutAdapter(shape, adapter);
  const weights = new Float32Array(length);
  const { normal } = seededNumbers(seed);
  for (const { a, weights: linear } of adaptations) {
    const deviation = 1 / Math.sqrt(linear.in);
    for (let k = 0; k < adapter.rank * linear.in; k++) weights[a + k] = normal() * deviation;
  }
  return weights;
}
