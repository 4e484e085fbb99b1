import { expect, it } from 'vitest';
import { retrievalManifestSchema } from '@/lib/schemas/model-manifest';
import { retrievalSettingsSchema } from '@/lib/schemas/training';

it('reads a manifest without an answer rule as one of the first, and trains by the third', () => {
  const { answerRule: now, ...settings } = retrievalSettingsSchema.parse({});
  expect(now).toBe(3);
  expect(retrievalManifestSchema.shape.settings.parse(settings)).toEqual({ ...settings, answerRule: 1 });
  for (const answerRule of [1, 2, 3]) {
    expect(retrievalManifestSchema.shape.settings.parse({ ...settings, answerRule }).answerRule).toBe(answerRule);
  }
  expect(retrievalSettingsSchema.safeParse({ answerRule: 4 }).success).toBe(false);
});
