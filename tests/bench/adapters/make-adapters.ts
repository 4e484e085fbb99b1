import { seededNumbers } from '@/lib/core/seeded-numbers';
import { trainDecoder } from '@/lib/jobs/decoder/train-decoder';
import { encodeTurn } from '@/lib/models/decoder/batches/turn-batches';
import { ggufAdapter } from '@/lib/models/decoder/gguf/gguf-adapter';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { initialiseAdapter } from '@/lib/models/decoder/initialise';
import { layOutAdapter } from '@/lib/models/decoder/parameters';
import { ADAPTER_RECIPE } from '@/lib/models/decoder/recipe/adapter-recipe';
import type { DecoderShape } from '@/lib/models/decoder/types';
import type { ContentStore } from '@/lib/storage/content-store';
import { type Fact, inventFacts } from '@/tests/bench/adapters/invent-facts';

/** Numbers that the random adapters are cut from, each at another place: distinct weights without 300 million draws. */
const POOL = 1_500_007;

export type TrainedAdapter = { readonly cid: string; readonly facts: readonly Fact[] };

/** Stores adapters of random weights, no two the same; resolves with their CIDs. */
export async function storeRandomAdapters(
  store: ContentStore,
  { shape, rank, count, deviation }: { shape: DecoderShape; rank: number; count: number; deviation: number },
): Promise<string[]> {
  const { normal } = seededNumbers('adapters of the bench');
  const pool = Float32Array.from({ length: POOL }, () => normal() * deviation);
  const adapter = { rank, alpha: rank };
  const { length } = layOutAdapter(shape, adapter);
  const weights = new Float32Array(length);
  const cids: string[] = [];
  for (let k = 0; k < count; k++) {
    for (let at = 0; at < length; at++) weights[at] = pool[(at + k * 7919) % POOL] ?? 0;
    const { cid } = await store.put({ bytes: ggufAdapter({ name: `adapter ${k}`, shape, adapter, weights }) });
    cids.push(cid);
  }
  if (new Set(cids).size !== count) throw new Error('Two adapters have the same weights.');
  return cids;
}

/**
 * Trains adapters by the product's own trainer, each on six facts of its own, and stores them. The facts are learned as they
 * are asked, without the recipe's other wordings: a sixth of the arithmetic, since twenty have to be trained.
 */
export async function storeTrainedAdapters(
  store: ContentStore,
  { base: file, count, steps, tell }: { base: Uint8Array; count: number; steps: number; tell: (line: string) => void },
): Promise<TrainedAdapter[]> {
  const base = openBase(file);
  const shape = { rank: 16, alpha: 16 };
  const { clip, decay, beta1, beta2, warmup } = ADAPTER_RECIPE;
  const trained: TrainedAdapter[] = [];
  for (let k = 0; k < count; k++) {
    const since = performance.now();
    const facts = inventFacts(`facts of adapter ${k}`, 6);
    const turns = facts.map((fact) => encodeTurn(base.tokeniser, fact, base.template));
    const longest = Math.max(...turns.map(({ question, answer }) => question.length + answer.length));
    const { weights } = await trainDecoder({
      shape: base.shape,
      weights: base.weights,
      adapter: { shape, weights: initialiseAdapter(base.shape, shape, `adapter ${k}`) },
      run: { steps, rate: 4e-3, warmup, decay, clip, beta1, beta2 },
      data: { kind: 'turns', turns, pad: base.tokeniser.special(base.template.end), seed: `adapter ${k}` },
      ...{
        batch: facts.length,
        sequence: Math.ceil(longest / 4) * 4,
        workers: 1,
        resume: null,
        checkpointEvery: steps,
      },
      onStep: () => undefined,
      onCheckpoint: () => undefined,
      signal: new AbortController().signal,
    });
    const bytes = ggufAdapter({ name: `facts ${k}`, shape: base.shape, adapter: shape, weights });
    trained.push({ cid: (await store.put({ bytes })).cid, facts });
    tell(`trained adapter ${k + 1} of ${count} in ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
  return trained;
}
