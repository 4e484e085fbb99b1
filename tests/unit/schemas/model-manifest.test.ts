import { expect, it } from 'vitest';
import { retrievalManifestSchema } from '@/lib/schemas/model-manifest';
import { retrievalSettingsSchema } from '@/lib/schemas/training';

it('reads a manifest without an answer rule as one of the first, and trains by the second', () => {
  const { answerRule: now, ...settings } = retrievalSettingsSchema.parse({});
  expect(now).toBe(2);
  expect(retrievalManifestSchema.shape.settings.parse(settings)).toEqual({ ...settings, answerRule: 1 });
  expect(retrievalManifestSchema.shape.settings.parse({ ...settings, answerRule: 2 }).answerRule).toBe(2);
  expect(retrievalSettingsSchema.safeParse({ answerRule: 3 }).success).toBe(false);
});
