import { expect, it } from 'vitest';
import { modelName, readModelName } from '@/lib/server/openai/model-names';

it('reads its own names and plain numbers, and nothing else', () => {
  expect(readModelName(modelName(42))).toBe(42);
  expect(readModelName('7')).toBe(7);
  for (const name of ['', '0', '007', 'tributary-', 'tributary-0', 'tributary-1x', 'gpt-5', '1.5', '99999999999']) {
    expect(readModelName(name), name).toBeNull();
  }
});
