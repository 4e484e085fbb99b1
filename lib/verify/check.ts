/** What came of one check. */
export type CheckOutcome =
  | { readonly state: 'agrees'; readonly detail: string }
  /** The published value is not what follows from the other published values. */
  | { readonly state: 'differs'; readonly field: string; readonly expected: string; readonly found: string }
  /** It cannot be checked by anybody now, and why. */
  | { readonly state: 'not-checkable'; readonly why: string }
  /** It could be checked and was not asked for, and how to ask. */
  | { readonly state: 'not-asked'; readonly how: string };

/** One line of a report. */
export type Check = CheckOutcome & {
  /** What it is about, like "Receipt 0b1c…" or "Model 1, version 2". */
  readonly subject: string;
  /** What was checked, in plain words. */
  readonly title: string;
};

/**
 * What a verification came to. `agrees`: all of it was checked and is right. `differs`: something is not what it should
 * be. `incomplete`: what could be checked is right, and something could not.
 */
export type Verdict = 'agrees' | 'differs' | 'incomplete';

export type Report = { readonly verdict: Verdict; readonly checks: readonly Check[] };

/** The verdict that a list of checks amounts to. */
export function judge(checks: readonly Check[]): Verdict {
  if (checks.some(({ state }) => state === 'differs')) return 'differs';
  return checks.some(({ state }) => state === 'not-checkable') ? 'incomplete' : 'agrees';
}
