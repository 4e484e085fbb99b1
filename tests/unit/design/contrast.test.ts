import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contrast } from '@/components/design/colour-contrast';
import { parseColourTokens } from '@/components/design/parse-colour-tokens';

const css = readFileSync(fileURLToPath(new URL('../../../app/globals.css', import.meta.url)), 'utf8');

const grounds = ['bg', 'surface', 'sunken'];
const textPairs = [
  ...['ink', 'muted', 'faint', 'river', 'river-strong', 'value', 'good', 'warn', 'bad'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['river-ink', 'river-soft'],
  ['on-river', 'river'],
  ['on-river', 'river-strong'],
  ['value', 'value-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['on-bad', 'bad'],
  ['bg', 'ink'],
] as const;
const edgePairs = ['line-strong', 'focus', 'river', 'value-fill'].flatMap((edge) =>
  ['bg', 'surface'].map((ground) => [edge, ground] as const),
);

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
])('the %s palette', (_, selector) => {
  const tokens = parseColourTokens(css, selector);
  const ratio = (one: string, other: string) => contrast(tokens.get(one) ?? '', tokens.get(other) ?? '');

  it.each(textPairs)('reads %s on %s (4.5:1)', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)('shows the edge %s on %s (3:1)', (edge, ground) => {
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
