import { expect, it } from 'vitest';
import { stem } from '@/lib/models/retrieval/stem';
import { tokensOf } from '@/lib/models/retrieval/tokens';

it.each([
  [['founded', 'founds', 'founding', 'found'], 'found'],
  [['stopped', 'stopping', 'stops', 'stop'], 'stop'],
  [['cities', 'city'], 'city'],
  [['churches', 'church'], 'church'],
  [['makes', 'make', 'making'], 'mak'],
  [['studied', 'studies', 'study'], 'study'],
])('brings %j together', (words, expected) => {
  expect(words.map(stem)).toEqual(words.map(() => expected));
});

it('keeps apart what only looks alike', () => {
  expect(['sing', 'red', 'bus', 'analysis', '1980s', 'naïves'].map(stem)).toEqual([
    'sing',
    'red',
    'bus',
    'analysis',
    '1980s',
    'naïves',
  ]);
});

it('says where each word stands, in UTF-16 units', () => {
  const text = '🌊 Luther’s 1,234.5 km—the ﬁsh; 魚がO’Neill';
  const tokens = tokensOf(text);
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Luther’s',
    '1,234.5',
    'km',
    'the',
    'ﬁsh',
    '魚',
    'が',
    'O’Neill',
  ]);
  expect(tokens.map(({ word }) => word)).toEqual(['luther', '1234.5', 'km', 'the', 'fish', '魚', 'が', 'oneill']);
});
