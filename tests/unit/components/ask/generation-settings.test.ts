import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '@/components/ask/generation-settings';
import { generationSchema } from '@/lib/schemas/answer';

it('sends nothing that was left as it was', () => {
  expect(readSettings(DEFAULT_SETTINGS)).toEqual({ generation: undefined, problems: {} });
});

it('reads what was changed', () => {
  const { generation, problems } = readSettings({ mostTokens: '20', temperature: '0.7', seed: '0' });
  expect(problems).toEqual({});
  expect(generationSchema.parse(generation)).toEqual({ mostTokens: 20, temperature: 0.7, seed: 0 });
});

it('reads a comma as the point of the variety', () => {
  expect(readSettings({ ...DEFAULT_SETTINGS, temperature: '0,7' })).toEqual({
    generation: { temperature: 0.7 },
    problems: {},
  });
});

it.each([
  ['mostTokens', ''],
  ['mostTokens', '0'],
  ['mostTokens', '257'],
  ['mostTokens', '1.5'],
  ['temperature', ''],
  ['temperature', '-1'],
  ['temperature', '2.1'],
  ['temperature', 'warm'],
  ['seed', '-1'],
  ['seed', 'x'],
  ['seed', '4294967296'],
] as const)('says that %s cannot be “%s”', (name, value) => {
  expect(Object.keys(readSettings({ ...DEFAULT_SETTINGS, [name]: value }).problems)).toEqual([name]);
});
