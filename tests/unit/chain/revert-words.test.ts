import { describe, expect, it } from 'vitest';
import { PROTOCOL_ERRORS } from '@/lib/chain/explain-revert';
import { REVERT_WORDS, revertWords } from '@/lib/chain/revert-words';

const names = [...new Set(PROTOCOL_ERRORS.flatMap((item) => (item.type === 'error' ? [item.name] : [])))].sort();

describe('revertWords', () => {
  it.each(names)('has words for %s, whatever its arguments', (name) => {
    expect(REVERT_WORDS).toHaveProperty(name);
    const item = PROTOCOL_ERRORS.find((one) => one.type === 'error' && one.name === name);
    const inputs = item?.type === 'error' ? item.inputs : [];
    const args = inputs.map((input) => (input.type.startsWith('uint') ? 5n * 10n ** 18n : '0x1234567890abcdef'));
    const words = revertWords(name, args);
    expect(words).not.toContain('undefined');
    expect(words).not.toContain('?');
    expect(words).toMatch(/\.$/);
  });

  it('says amounts in OPEN and times in UTC', () => {
    expect(revertWords('InsufficientDeposit', ['0xabc', 10n ** 18n, 25n * 10n ** 17n])).toBe(
      'The deposit holds 1 OPEN, and 2.5 OPEN are needed. Deposit more first.',
    );
    expect(revertWords('WithdrawalNotReady', ['0xabc', 1_700_000_000n])).toContain('2023-11-14 22:13:20 UTC');
  });

  it('names an error it does not know, and keeps a reason string short', () => {
    expect(revertWords('Surprise', [])).toContain('(Surprise)');
    expect(revertWords('Error', ['x'.repeat(500)]).length).toBeLessThan(260);
  });
});
