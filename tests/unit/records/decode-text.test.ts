import { expect, it } from 'vitest';
import { decodeText } from '@/lib/records/decode-text';

it('drops a byte-order mark', () => {
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a');
});

it('names the line that is Latin-1 and says how to save as UTF-8', () => {
  const latin1 = new Uint8Array(Buffer.from('text\nfine\ncafé au lait\n', 'latin1'));
  expect(() => decodeText(latin1)).toThrow(/Line 3 is not UTF-8 \(byte 0xE9\).*Latin-1.*CSV UTF-8/);
});

it('refuses NUL bytes', () => {
  expect(() => decodeText(new Uint8Array([0x61, 0, 0x62]))).toThrow(/NUL bytes/);
});
