import { type Check, type CheckOutcome, judge, type Report } from '@/lib/verify/check';
import { findDifferences } from '@/lib/verify/find-differences';

/** Differences told of one check; a list of thousands says no more than its beginning. */
const MOST_TOLD = 5;

/** Hears a verification while it goes on: what it is doing, and every line of the report as it is found. */
export type Listener = {
  readonly onStep?: (step: string) => void;
  readonly onCheck?: (check: Check) => void;
  /** A file that a subject rests on is not to be had. */
  readonly onMissing?: (missing: { readonly subject: string; readonly cid: string }) => void;
};

/** Checks of one subject, added to a common report. */
export type CheckList = {
  readonly subject: string;
  readonly agrees: (title: string, detail?: string) => void;
  readonly differs: (title: string, what: { field: string; expected: unknown; found: unknown }) => void;
  readonly notCheckable: (title: string, why: string) => void;
  readonly notAsked: (title: string, how: string) => void;
  /**
   * Compares two values part by part: `differs` with the path of each part that does, else `agrees`. Returns whether
   * they agree. `field` is the path of the whole.
   */
  readonly compare: (
    title: string,
    values: { field: string; expected: unknown; found: unknown; detail?: string },
  ) => boolean;
  /** Tells that a file is not to be had which the subject rests on; the report says by a check what that means. */
  readonly missing: (cid: string) => void;
  readonly step: (text: string) => void;
  /** A list for another subject in the same report. */
  readonly about: (subject: string) => CheckList;
};

/** A new report and the list that fills it. */
export function openReport(subject: string, listener: Listener = {}): { list: CheckList; report: () => Report } {
  const checks: Check[] = [];
  const add = (check: Check): void => {
    checks.push(check);
    listener.onCheck?.(check);
  };
  const listFor = (about: string): CheckList => {
    const tell = (title: string, outcome: CheckOutcome) => add({ subject: about, title, ...outcome });
    return {
      subject: about,
      agrees: (title, detail = '') => tell(title, { state: 'agrees', detail }),
      differs: (title, { field, expected, found }) =>
        tell(title, { state: 'differs', field, expected: show(expected), found: show(found) }),
      notCheckable: (title, why) => tell(title, { state: 'not-checkable', why }),
      notAsked: (title, how) => tell(title, { state: 'not-asked', how }),
      compare(title, { field, expected, found, detail = '' }) {
        const differences = findDifferences({ path: field, expected, found, most: MOST_TOLD });
        for (const one of differences) {
          tell(title, { state: 'differs', field: one.path, expected: show(one.expected), found: show(one.found) });
        }
        if (differences.length === 0) tell(title, { state: 'agrees', detail });
        return differences.length === 0;
      },
      missing: (cid) => listener.onMissing?.({ subject: about, cid }),
      step: (text) => listener.onStep?.(text),
      about: listFor,
    };
  };
  return { list: listFor(subject), report: () => ({ verdict: judge(checks), checks: [...checks] }) };
}

/** A value as a person reads it. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)) ?? 'nothing';
}
