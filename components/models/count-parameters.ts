import { formatNumber } from '@/lib/core/format-number';
import type { DecoderManifest } from '@/lib/schemas/model-manifest';

/** Of a llama with a tied embedding, in words as readers of `tag` write them: “3.1 million”. */
export function countParameters(shape: DecoderManifest['shape'], tag = 'en'): string {
  const { vocabulary, width, layers, heads, keyValueHeads, headWidth, hidden } = shape;
  const attention = 2 * width * heads * headWidth + 2 * width * keyValueHeads * headWidth;
  const layer = attention + 3 * width * hidden + 2 * width;
  return formatNumber(vocabulary * width + layers * layer + width, tag, {
    notation: 'compact',
    compactDisplay: 'long',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
