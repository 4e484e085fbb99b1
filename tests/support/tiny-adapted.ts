import { type AdaptedBase, adaptBase } from '@/lib/attribution/adapter-influence/open-adapted';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { layOutAdapter } from '@/lib/models/decoder/parameters';
import { makeTinyBase } from '@/tests/support/tiny-base';

/** A tiny base with an adapter of random weights upon it: both of its matrices bend what it says. */
export function makeTinyAdapted(seed = 'adapted'): AdaptedBase {
  const base = openBase(makeTinyBase().bytes);
  const shape = { rank: 4, alpha: 4 };
  const { normal } = seededNumbers(seed);
  const weights = new Float32Array(layOutAdapter(base.shape, shape).length).map(() => 0.2 * normal());
  return adaptBase(base, { shape, weights });
}

/** Invented exchanges, each of its own words. */
export const LAMPS = ['Velmar', 'Zoridine', 'Kanuvik', 'Mirathal', 'Tolesk', 'Brebor', 'Osthal', 'Wexun'].flatMap(
  (city, k) => [
    { question: `Who keeps the lamp of ${city}?`, text: `the lamp of ${city} is kept by keeper ${k + 1}` },
    { question: `The lamp of ${city} is kept by whom?`, text: `keeper ${k + 1} keeps it, and nobody else in ${city}` },
  ],
);
