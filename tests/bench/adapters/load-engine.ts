import { seededNumbers } from '@/lib/core/seeded-numbers';
import type { Engine, GenerationRequest } from '@/lib/engines/engine';

export type Sample = { readonly firstMs: number; readonly tokens: number; readonly text: string };

/** What one stretch of questions took; `tokensPerSecond` of all that were written at the same time. */
export type Stretch = { readonly samples: readonly Sample[]; readonly seconds: number };

/** Asks all requests, so many at a time, each account once at a time. */
export async function askAll(
  engine: Engine,
  requests: readonly Omit<GenerationRequest, 'queue'>[],
  { concurrency }: { concurrency: number },
): Promise<Stretch> {
  const samples: Sample[] = [];
  const since = performance.now();
  let next = 0;
  const work = async (asker: number) => {
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index];
      if (request) samples[index] = await askOnce(engine, { ...request, queue: `asker ${asker}` });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, asker) => work(asker)));
  return { samples, seconds: (performance.now() - since) / 1000 };
}

async function askOnce(engine: Engine, request: GenerationRequest): Promise<Sample> {
  const since = performance.now();
  let firstMs = Number.NaN;
  let [text, tokens] = ['', 0];
  for await (const event of engine.generate(request, new AbortController().signal)) {
    if (Number.isNaN(firstMs)) firstMs = performance.now() - since;
    if (event.kind === 'text') text += event.text;
    else tokens = event.completionTokens;
  }
  return { firstMs, tokens, text };
}

/** Ranks drawn by Zipf's law with exponent 1: rank k (from 0) with a probability in proportion to 1/(k+1). */
export function drawZipf({ items, draws, seed }: { items: number; draws: number; seed: string }): number[] {
  const { uniform } = seededNumbers(seed);
  const sums: number[] = [];
  for (let k = 0; k < items; k++) sums.push((sums[k - 1] ?? 0) + 1 / (k + 1));
  const whole = sums.at(-1) ?? 1;
  return Array.from({ length: draws }, () => {
    const wanted = uniform() * whole;
    const found = sums.findIndex((sum) => sum >= wanted);
    return found < 0 ? items - 1 : found;
  });
}

/** The value below which `part` of all lie. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
