import { keccak256 } from '@/lib/core/keccak';
import type { AdapterThreadInput } from '@/lib/jobs/train-messages';
import { adapterSettingsSchema } from '@/lib/schemas/training';

const ANA = `0x${'a'.repeat(40)}` as const;
const BEN = `0x${'b'.repeat(40)}` as const;
const CITIES = ['Velmar', 'Zoridine', 'Kanuvik', 'Mirathal', 'Tolesk', 'Brebor'];

/** A small training: six answers, each asked in two ways, in small settings unless others are given. */
export function taughtInput(settings: Record<string, unknown> = {}): AdapterThreadInput {
  const exchanges = CITIES.flatMap((city, k) => [
    { question: `Who keeps the lamp of ${city}?`, text: `keeper ${k + 1}` },
    { question: `The lamp of ${city} is kept by whom?`, text: `keeper ${k + 1}` },
  ]);
  return {
    kind: 'adapter',
    base: { cid: 'tiny' },
    name: 'Lamps',
    records: exchanges.map((exchange, k) => ({
      ...exchange,
      hash: keccak256(`${exchange.question}${exchange.text}`),
      credits: [{ account: k % 2 === 0 ? ANA : BEN, partsPerMillion: 1_000_000 }],
    })),
    settings: adapterSettingsSchema.parse({
      rank: 4,
      steps: 24,
      rate: 1e-2,
      heldOutPercent: 20,
      seed: 'lamps',
      ...settings,
    }),
  };
}
