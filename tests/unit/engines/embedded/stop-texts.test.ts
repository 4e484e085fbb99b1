import { describe, expect, it } from 'vitest';
import { cutAtStop, mayStop } from '@/lib/engines/embedded/stop-texts';

describe('stop texts', () => {
  it('cut at the first of them', () => {
    expect(cutAtStop('one two three', ['three', 'two'])).toBe('one ');
    expect(cutAtStop('one two three', ['four'])).toBeNull();
    expect(cutAtStop('', ['a'])).toBeNull();
  });

  it('hold back what may become one', () => {
    expect(mayStop('the answer<|e', ['<|end|>'])).toBe(true);
    expect(mayStop('the answer<', ['<|end|>', 'x'])).toBe(true);
    expect(mayStop('the answer', ['<|end|>'])).toBe(false);
    expect(mayStop('the answer', [])).toBe(false);
  });
});
