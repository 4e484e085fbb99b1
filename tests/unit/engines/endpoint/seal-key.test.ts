import { describe, expect, it } from 'vitest';
import { sealKey, unsealKey } from '@/lib/engines/endpoint/seal-key';

const place = { account: '0xaa', settingsCid: 'bafy' };
const secret = 'a secret of at least 32 characters, surely';

describe('sealKey', () => {
  it('opens again in its own place only, and with the same secret only', () => {
    const sealed = sealKey('sk-123', place, secret);
    expect(unsealKey(sealed, place, secret)).toBe('sk-123');
    for (const [where, by] of [
      [{ ...place, account: '0xbb' }, secret],
      [{ ...place, settingsCid: 'bafz' }, secret],
      [place, `${secret}!`],
    ] as const) {
      expect(() => unsealKey(sealed, where, by)).toThrow(expect.objectContaining({ code: 'not-ready' }));
    }
  });

  it('shows nothing of the key, and never seals the same way twice', () => {
    const [first, second] = [sealKey('sk-123', place, secret), sealKey('sk-123', place, secret)];
    expect(first).not.toBe(second);
    expect(Buffer.from(first.slice(3), 'base64url').toString('latin1')).not.toContain('sk-123');
  });

  it('notices an altered byte, wherever it is', () => {
    const sealed = sealKey('sk-123', place, secret);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unsealKey(`v1.${altered.toString('base64url')}`, place, secret)).toThrow(/cannot be opened/);
    }
    for (const broken of ['', 'v1.', 'v2.AAAA', sealed.slice(0, 20)]) {
      expect(() => unsealKey(broken, place, secret)).toThrow(/cannot be opened/);
    }
  });
});
