import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROTOCOL_ERRORS } from '@/lib/chain/explain-revert';
import { REVERT_WORDS, revertWords } from '@/lib/chain/revert-words';

const names = [...new Set(PROTOCOL_ERRORS.flatMap((item) => (item.type === 'error' ? [item.name] : [])))].sort();

describe('revertWords', () => {
  it('covers every error that any of the generated ABIs declares', () => {
    const declared = readdirSync('contracts-abi')
      .flatMap((file) => [...readFileSync(`contracts-abi/${file}`, 'utf8').matchAll(/"type":"error","name":"(\w+)"/g)])
      .map(([, name]) => name);
    expect([...new Set(declared)].sort()).toEqual(names);
    expect(names.length).toBeGreaterThan(100);
  });

  it('has no words for an error that no contract declares', () => {
    expect(Object.keys(REVERT_WORDS).filter((name) => name !== 'Panic' && !names.includes(name))).toEqual([]);
  });

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

  it('tells the two contracts’ errors of one name apart', () => {
    expect(revertWords('NotOperator', ['0xabc'])).toBe("Only this deployment's operator may do this.");
    expect(revertWords('NotOperator', ['0xabc', 1_700_000_000n])).toContain('anybody may from 2023-11-14 22:13:20 UTC');
    expect(revertWords('NotOperator', ['0xabc', 2n ** 256n - 1n])).toContain('while no fees wait');
  });

  it('says parts in percent, and counts disputes', () => {
    expect(revertWords('PartBelowLeast', [4n, 250n, 1_000n])).toContain('at least 10% of the builder');
    expect(revertWords('StakeNotFree', [1n, '0xabc', 1_700_000_000n, 1n])).toMatch(/^A dispute holds/);
    expect(revertWords('StakeNotFree', [1n, '0xabc', 1_700_000_000n, 0n])).toContain('taken out from 2023-11-14');
  });

  it('says a value of the protocol and its bounds in the unit of that value', () => {
    expect(revertWords('ParameterOutOfBounds', [0, 60n, 3_600n, 2_592_000n])).toMatch(
      /^1 minute is .*: 1 hour to 30 days\./,
    );
    expect(revertWords('ParameterOutOfBounds', [3, 6_000n, 0n, 5_000n]).replaceAll('\u00a0', ' ')).toMatch(
      /^60% is .*: 0% to 50%\./,
    );
    expect(revertWords('ParameterOutOfBounds', [4, 1n, 10n ** 18n, 10n ** 20n])).toContain(
      '1\u00a0OPEN to 100\u00a0OPEN',
    );
  });

  it('says how a proposal stands that does not allow something', () => {
    expect(revertWords('GovernorUnexpectedProposalState', [1n, 5, '0x00'])).toContain('waits in the timelock now');
  });

  it('names an error it does not know, and keeps a reason string short', () => {
    expect(revertWords('Surprise', [])).toContain('(Surprise)');
    expect(revertWords('Error', ['x'.repeat(500)]).length).toBeLessThan(260);
  });
});
