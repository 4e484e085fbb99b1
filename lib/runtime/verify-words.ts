import type { Check, Report, Verdict } from '@/lib/verify/check';

const MARK = { agrees: '✓', differs: '✗', 'not-checkable': '?', 'not-asked': '·' } as const;

/** `2`: the check itself could not run. */
export const COULD_NOT_RUN = 2;
const EXIT_CODES: Record<Verdict, number> = { agrees: 0, differs: 1, incomplete: 3 };

/** A line of a report as the terminal shows it. */
export function checkWords(check: Check): string {
  const line = `  ${MARK[check.state]} ${check.title}`;
  switch (check.state) {
    case 'agrees':
      return check.detail ? `${line}: ${check.detail}` : line;
    case 'not-checkable':
      return `${line}: cannot be checked. ${check.why}`;
    case 'not-asked':
      return `${line}: not asked for. ${check.how}`;
    case 'differs':
      return `${line}\n      field     ${check.field}\n      expected  ${check.expected}\n      found     ${check.found}`;
  }
}

/** The last lines of a report: how many checks came out how, and what it amounts to. */
export function verdictWords({ verdict, checks }: Report, seconds: number): string {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  const counted = `${count('agrees')} agree, ${count('differs')} differ, ${count('not-checkable')} cannot be checked, ${count('not-asked')} not asked for (${seconds.toFixed(1)} s)`;
  const words = {
    agrees: 'Every check agrees.',
    differs: 'Something is not what follows from the published inputs.',
    incomplete: 'What can be checked agrees; something cannot be checked any more.',
  }[verdict];
  return `${counted}\n${words}`;
}

export function exitCodeOf(verdict: Verdict): number {
  return EXIT_CODES[verdict];
}
