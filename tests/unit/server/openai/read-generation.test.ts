import { expect, it } from 'vitest';
import { generationSchema } from '@/lib/schemas/answer';
import { readGeneration } from '@/lib/server/openai/read-generation';

it('says nothing where nothing was said', () => {
  expect(readGeneration({ temperature: null, max_tokens: undefined })).toBeUndefined();
});

it.each([
  [{ max_tokens: 5 }, { mostTokens: 5 }],
  [{ max_tokens: 5, max_completion_tokens: 7 }, { mostTokens: 7 }],
  [{ max_tokens: 100_000 }, { mostTokens: 256 }],
  [{ temperature: 0 }, { temperature: 0 }],
  [{ top_p: 0.5 }, { topP: 0.5 }],
  [{ seed: -1 }, { seed: 0xffff_ffff }],
  [{ seed: 2 ** 40 + 3 }, { seed: 3 }],
  [{ stop: '\n' }, { stop: ['\n'] }],
  [{ stop: ['a', 'b'] }, { stop: ['a', 'b'] }],
])('reads %j', (settings, expected) => {
  const generation = readGeneration(settings);
  expect(generation).toEqual(expected);
  expect(generationSchema.parse(generation)).toEqual(expected);
});
