import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PLANTED_ERRORS } from '@/tests/support/watched/planted-errors';
import { openWatchedRun, type Planted } from '@/tests/support/watched/watch-economy';
import { startWatchedEconomy } from '@/tests/support/watched/watched-economy';

/** How much is tried: little in `npm test`; `npm run bench:watch` asks for more. */
const { seeds, epochs, plants } = JSON.parse(process.env.WATCH_CUT ?? '{"seeds":[7],"epochs":2,"plants":14}') as {
  seeds: number[];
  epochs: number;
  plants: number;
};

it(
  `challenges ${plants} planted errors in time and none of ${epochs} right proposals, in each of ${seeds.length} economies`,
  async () => {
    const planted: Planted[] = [];
    const honest: { seed: number; epoch: number; kind: string; challenged: boolean }[] = [];
    for (const [position, seed] of seeds.entries()) {
      const watched = await startWatchedEconomy(seed);
      try {
        const run = await openWatchedRun(watched);
        for (let epoch = 1; epoch <= epochs; epoch++) {
          await watched.playEpoch();
          const { look, challenged } = await run.judgeHonest();
          honest.push({ seed, epoch, kind: look.kind, challenged });
          if (epoch < epochs) await run.finish();
        }
        // Every economy goes on in the list of kinds where the one before stopped.
        const kinds = Array.from(
          { length: PLANTED_ERRORS.length * 2 },
          (_, k) => PLANTED_ERRORS[(position * plants + k) % PLANTED_ERRORS.length],
        );
        let tried = 0;
        for (const error of kinds) {
          if (!error || tried === plants) break;
          await run.plantAll([error], (one) => {
            planted.push(one);
            tried += 1;
          });
        }
      } finally {
        await watched.economy.stop();
      }
    }
    if (process.env.WATCH_RESULT) writeFileSync(process.env.WATCH_RESULT, JSON.stringify({ planted, honest }));
    expect(honest.filter(({ kind, challenged }) => kind !== 'right' || challenged)).toEqual([]);
    expect(honest).toHaveLength(seeds.length * epochs);
    expect(planted.filter(({ challenged, inTime }) => !challenged || !inTime)).toEqual([]);
    expect(planted).toHaveLength(seeds.length * plants);
    for (const { reason } of planted) expect(new TextEncoder().encode(reason).byteLength).toBeLessThanOrEqual(400);
  },
  seeds.length * 240_000,
);
