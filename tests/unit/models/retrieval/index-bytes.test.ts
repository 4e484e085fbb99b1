import { expect, it } from 'vitest';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { decodeIndex, encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { makeRandomTexts } from '@/tests/support/random-texts';

const index = buildIndex({ records: makeRandomTexts(5, 30).map((text) => ({ text, title: 'A heading' })) });

it('reads back what it wrote', () => {
  expect(decodeIndex(encodeIndex(index))).toEqual(index);
});

it('writes the same bytes for the same records', () => {
  const again = buildIndex({ records: makeRandomTexts(5, 30).map((text) => ({ text, title: 'A heading' })) });
  expect(encodeIndex(again)).toEqual(encodeIndex(index));
});

it('names its answer rule but for the first, which indexes had before there were others', () => {
  const headerOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
  expect(headerOf(encodeIndex(index))).toContain('"answerRule":3');
  const { settings, ...rest } = index;
  const first = { ...rest, settings: { ...settings, answerRule: 1 as const } };
  expect(headerOf(encodeIndex(first))).not.toContain('answerRule');
  expect(decodeIndex(encodeIndex(first))).toEqual(first);
});

it('holds no sentence of its records', () => {
  const bytes = new TextDecoder('latin1').decode(encodeIndex(index)).toLowerCase();
  const texts = makeRandomTexts(5, 30).filter((text) => text.length > 30);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.some((text) => bytes.includes(text.slice(0, 20).toLowerCase()))).toBe(false);
});

it('refuses what is cut, foreign or leads outside', () => {
  const bytes = encodeIndex(index);
  const refused = { code: 'content-mismatch' };
  const read = (changed: Uint8Array) => () => decodeIndex(changed);
  expect(read(new Uint8Array(3))).toThrow(expect.objectContaining(refused));
  expect(read(new TextEncoder().encode('TRIBCLS1 and more'))).toThrow(expect.objectContaining(refused));
  expect(read(bytes.subarray(0, bytes.length - 4))).toThrow(expect.objectContaining(refused));
  const { record, postingPassage, postingStart, postingCount } = index;
  expect(read(encodeIndex({ ...index, record: record.map(() => 99) }))).toThrow(expect.objectContaining(refused));
  expect(read(encodeIndex({ ...index, postingPassage: postingPassage.map(() => 4096) }))).toThrow(
    expect.objectContaining(refused),
  );
  expect(read(encodeIndex({ ...index, postingCount: postingCount.map(() => 0) }))).toThrow(
    expect.objectContaining(refused),
  );
  expect(read(encodeIndex({ ...index, postingStart: postingStart.map((_, i) => (i === 0 ? 1 : 0)) }))).toThrow(
    expect.objectContaining(refused),
  );
});

it('refuses records without a word', () => {
  expect(() => buildIndex({ records: [{ text: '…', title: '' }] })).toThrow('No record holds a word');
});
