import { formatOpenExact } from '@/lib/core/units';
import type { Check, Report } from '@/lib/verify/check';
import { CREDITS_TITLE } from '@/lib/verify/check-credits';
import type { Gone } from '@/lib/watch/open-sources';

/** What a watcher makes of a proposal. A reason is what the challenge says on chain. */
export type Judgement =
  | { readonly kind: 'right'; readonly note: string }
  | { readonly kind: 'wrong'; readonly reason: string }
  /** Something cannot be had yet; a ground for a challenge from `from` (unix seconds) on, if it stays so. */
  | { readonly kind: 'wait'; readonly why: string; readonly from: number };

/** A reason is paid for by its length. Bytes of UTF-8. */
const LONGEST_REASON = 400;
const LONGEST_VALUE = 66;
/** A file that is gone must have been asked for so often. */
const FEWEST_ASKS = 3;

/**
 * Judges a verified proposal. Wrong is what the epoch, a receipt in it or a model it pays says wrongly; not what a curator
 * published beside the chain's word, nor credits that may rest on a file that came late. A file that decides the money and
 * is not to be had, as is a text that a disclosed answer is explained by and that was not withdrawn, is a ground once half
 * of the window is over, and where no site answered at all, which may be the watcher's own trouble, after three quarters.
 */
export function judgeReport(input: {
  report: Report;
  /** Files that decide the epoch's money and were not had. */
  gone: ReadonlyMap<string, Gone>;
  /** How often the one of them was asked for that was gone longest, this time included. */
  asks: number;
  window: { readonly start: number; readonly end: number };
  /** Unix seconds. */
  now: number;
}): Judgement {
  const { report, gone, asks, window, now } = input;
  const grounds = report.checks.flatMap((check) => (check.state === 'differs' && isGround(check) ? [check] : []));
  const [first] = grounds;
  if (first) return { kind: 'wrong', reason: cut(reasonOf(first, grounds.length - 1)) };
  const [missing] = [...gone].sort(([, a], [, b]) => (a === b ? 0 : a === 'missing' ? -1 : 1));
  if (missing) {
    const [cid, how] = missing;
    const part = how === 'missing' ? 0.5 : 0.75;
    const from = Math.ceil(window.start + (window.end - window.start) * part);
    const more = gone.size > 1 ? ` (and ${gone.size - 1} more)` : '';
    if (now >= from && asks >= FEWEST_ASKS) {
      const reason = `unavailable: file ${cid}${more} says how the fees are divided and is served nowhere; asked ${asks} times in ${now - window.start} s`;
      return { kind: 'wrong', reason: cut(reason) };
    }
    return { kind: 'wait', from, why: `the file ${cid}${more} is ${how}` };
  }
  return { kind: 'right', note: noteOf(report) };
}

/** Whether a finding shows that the proposal itself is wrong. */
function isGround({ subject, title }: Check): boolean {
  return decides(subject) && title !== CREDITS_TITLE;
}

/** Whether what a report says of a subject decides the proposal's money; what it says of Datanets alone does not. */
export function decides(subject: string): boolean {
  return /^(Epoch|Receipt|Model) /.test(subject);
}

function reasonOf({ subject, field, expected, found }: Check & { state: 'differs' }, more: number): string {
  const what = field === '' ? subject : `${subject}: ${field}`;
  const others = more > 0 ? ` (+${more} more)` : '';
  return `${what} says ${shorten(found)}, should be ${shorten(expected)}${others}`;
}

function noteOf({ checks, verdict }: Report): string {
  const open = checks.filter(({ state }) => state === 'not-checkable').length;
  const others = checks.filter((check) => check.state === 'differs').length;
  const agree = `${checks.filter(({ state }) => state === 'agrees').length} checks agree`;
  if (verdict === 'agrees') return agree;
  return `${agree}, ${open} cannot be made any more, ${others} concern files that do not decide the division`;
}

function shorten(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}

/** Cuts to what fits, never inside a character. */
function cut(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength <= LONGEST_REASON) return text;
  return new TextDecoder()
    .decode(bytes.slice(0, LONGEST_REASON - 3))
    .replace(/\uFFFD+$/, '')
    .concat('…');
}

/** Base units as people read them. */
export const inOpen = (amount: bigint): string => `${formatOpenExact(amount)} OPEN`;
