import type { LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import type { Embedding } from '@/lib/engines/engine';

/**
 * What a model is loaded with, so that llama.cpp takes the mean over a text's tokens (its pooling type 1, which
 * node-llama-cpp's types know of other architectures only).
 */
export const MEAN_POOLED = { llama: { pooling_type: 1, attention: {} } };

/** A context for embeddings, with an adapter laid over the model: node-llama-cpp has no public way to do both. */
export async function openEmbeddingContext(
  model: LlamaModel,
  path: string | null,
  contextTokens: number,
): Promise<LlamaEmbeddingContext> {
  const context = await model.createEmbeddingContext({
    contextSize: contextTokens,
    batchSize: contextTokens,
    threads: 1,
  });
  if (path === null) return context;
  const inner: unknown = Reflect.get(context, '_llamaContext');
  const lay: unknown = inner && typeof inner === 'object' ? Reflect.get(inner, '_setLoras') : null;
  if (typeof lay !== 'function') throw new Error('This node-llama-cpp lays no adapter over an embedding context.');
  await Reflect.apply(lay, inner, [[{ filePath: path }]]);
  return context;
}

/** The texts' vectors, of norm 1. What goes beyond the context is left out. */
export async function embedTexts(
  context: LlamaEmbeddingContext,
  texts: readonly string[],
  { contextTokens, isEnded }: { contextTokens: number; isEnded: () => boolean },
): Promise<Embedding> {
  const vectors: Float32Array[] = [];
  let promptTokens = 0;
  for (const text of texts) {
    if (isEnded()) break;
    const tokens = context.model.tokenize(text).slice(0, contextTokens - 2);
    promptTokens += tokens.length;
    const { vector } = await context.getEmbeddingFor(tokens);
    const norm = Math.hypot(...vector);
    vectors.push(Float32Array.from(vector, (value) => (norm > 0 ? value / norm : 0)));
  }
  return { vectors, promptTokens };
}
