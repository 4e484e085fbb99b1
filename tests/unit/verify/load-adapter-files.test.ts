import { expect, test } from 'vitest';
import type { AdapterManifest } from '@/lib/schemas/model-manifest';
import { openReport } from '@/lib/verify/check-list';
import { loadAdapterFiles } from '@/lib/verify/load-adapter-files';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

const HASH = `0x${'a'.repeat(64)}` as const;
const MANIFEST = {
  base: { modelId: 3, version: 1, weightsCid: 'base', weightsHash: HASH },
  gradientsCid: 'gradients',
  gradientsHash: HASH,
} as unknown as AdapterManifest;
/** A chain that knows no model, and a site that has no file: the parents alone are looked at. */
const NOTHING = {
  facts: { model: async () => null },
  readFile: async () => ({ state: 'missing' }),
} as unknown as PublishedInputs;

async function differing(parents: readonly { modelId: number; part: number }[]): Promise<string[]> {
  const { list, report } = openReport('Model 4, version 1');
  await loadAdapterFiles(NOTHING, list, { manifest: MANIFEST, parents });
  return report().checks.flatMap((one) => (one.state === 'differs' ? [one.field] : []));
}

test.each([[[]], [[{ modelId: 2, part: 5_000 }]]])(
  'an adapter whose parents %o lack its base is told',
  async (parents) => {
    expect(await differing(parents)).toContain('base.modelId');
  },
);

test('an adapter with its base among its parents agrees', async () => {
  const parents = [
    { modelId: 2, part: 100 },
    { modelId: 3, part: 0 },
  ];
  expect(await differing(parents)).not.toContain('base.modelId');
});
