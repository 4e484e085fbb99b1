import { keccak256 } from '@/lib/core/keccak';
import type { Engine, ServedModel } from '@/lib/engines/engine';
import type { VectorsAnswer } from '@/lib/schemas/answer';
import type { Asked } from '@/lib/server/answers/asked';
import { explainFailure } from '@/lib/server/answers/write-text';

/** Has an engine give the vectors of texts: the asker hears them, the receipt keeps their hash. Throws as `writeText` does. */
export async function embedTexts(
  { account, signal, onVectors }: Asked,
  { engine, model, texts }: { engine: Engine; model: ServedModel; texts: readonly string[] },
): Promise<VectorsAnswer> {
  try {
    const { vectors, promptTokens } = await engine.embed({ model, texts, queue: account }, signal);
    onVectors(vectors);
    const [first] = vectors;
    return {
      kind: 'vectors',
      count: vectors.length,
      dimensions: first?.length ?? 0,
      hash: keccak256(vectorBytes(vectors)),
      promptTokens,
    };
  } catch (error) {
    throw explainFailure(error, signal);
  }
}

/** Vectors one after another, each number as a little-endian float32. */
export function vectorBytes(vectors: readonly Float32Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(vectors.reduce((sum, { length }) => sum + 4 * length, 0)));
  let at = 0;
  for (const vector of vectors) {
    for (const number of vector) {
      view.setFloat32(at, number, true);
      at += 4;
    }
  }
  return new Uint8Array(view.buffer);
}
