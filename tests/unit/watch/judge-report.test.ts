import { describe, expect, it } from 'vitest';
import { type Check, judge } from '@/lib/verify/check';
import { CREDITS_TITLE } from '@/lib/verify/check-credits';
import { judgeReport } from '@/lib/watch/judge-report';
import type { Gone } from '@/lib/watch/open-sources';

const WINDOW = { start: 1_000, end: 1_100 };
const differs = (subject: string, title = 'It says so'): Check => ({
  subject,
  title,
  state: 'differs',
  field: 'fee',
  expected: '2',
  found: '1',
});

function judgeWith(input: { checks?: Check[]; gone?: [string, Gone][]; asks?: number; now?: number }) {
  const checks = input.checks ?? [];
  return judgeReport({
    report: { checks, verdict: judge(checks) },
    gone: new Map(input.gone),
    asks: input.asks ?? 1,
    window: WINDOW,
    now: input.now ?? 1_001,
  });
}

describe('judgeReport', () => {
  it('finds nothing wrong where nothing differs', () => {
    expect(judgeWith({}).kind).toBe('right');
    const open: Check = { subject: 'Receipt 1', title: 'Its answer', state: 'not-checkable', why: 'erased' };
    expect(judgeWith({ checks: [open] })).toEqual({
      kind: 'right',
      note: '0 checks agree, 1 cannot be made any more, 0 concern files that do not decide the division',
    });
  });

  it.each(['Epoch 1', 'Receipt 0b1c', 'Model 1, version 2'])('takes a difference of %s for a ground', (subject) => {
    expect(judgeWith({ checks: [differs(subject), differs(subject)] })).toEqual({
      kind: 'wrong',
      reason: `${subject}: fee says 1, should be 2 (+1 more)`,
    });
  });

  it.each([differs('Datanet 1, version 1'), differs('Contribution 4'), differs('Model 1, version 1', CREDITS_TITLE)])(
    'does not take what a curator or a late file may be at fault for, case %#',
    (check) => {
      expect(judgeWith({ checks: [check] }).kind).toBe('right');
    },
  );

  it('keeps a reason within 400 bytes, and whole characters', () => {
    const long = { ...differs('Receipt 1'), field: 'ä'.repeat(300), found: '€'.repeat(500) };
    const judged = judgeWith({ checks: [long] });
    const reason = judged.kind === 'wrong' ? judged.reason : '';
    expect(new TextEncoder().encode(reason).byteLength).toBeLessThanOrEqual(400);
    expect(reason).not.toContain('\uFFFD');
    expect(reason).toMatch(/…$/);
  });

  it.each([
    ['missing', 1, 1_099, 'wait'],
    ['missing', 3, 1_049, 'wait'],
    ['missing', 3, 1_050, 'wrong'],
    ['unreachable', 3, 1_050, 'wait'],
    ['unreachable', 3, 1_074, 'wait'],
    ['unreachable', 3, 1_075, 'wrong'],
  ] as const)('takes a file that is %s, asked for %i times, at %i: %s', (how, asks, now, kind) => {
    const judged = judgeWith({ gone: [['bafy1', how]], asks, now });
    expect(judged.kind).toBe(kind);
    if (judged.kind === 'wrong') expect(judged.reason).toMatch(/^unavailable: file bafy1 .* asked 3 times in \d+ s$/);
  });
});
