import type { DecoderManifest } from '@/lib/schemas/model-manifest';

/** Of a llama with a tied embedding, in words: “3.1 million”. */
export function countParameters(shape: DecoderManifest['shape']): string {
  const { vocabulary, width, layers, heads, keyValueHeads, headWidth, hidden } = shape;
  const attention = 2 * width * heads * headWidth + 2 * width * keyValueHeads * headWidth;
  const layer = attention + 3 * width * hidden + 2 * width;
  const millions = (vocabulary * width + layers * layer + width) / 1e6;
  return millions >= 1_000 ? `${(millions / 1_000).toFixed(1)} billion` : `${millions.toFixed(1)} million`;
}
