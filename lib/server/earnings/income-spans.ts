const MINUTE_S = 60;
const HOUR_S = 3_600;
export const DAY_S = 86_400;
const LENGTHS_S = [
  MINUTE_S,
  5 * MINUTE_S,
  15 * MINUTE_S,
  HOUR_S,
  6 * HOUR_S,
  DAY_S,
  7 * DAY_S,
  28 * DAY_S,
  91 * DAY_S,
  364 * DAY_S,
];
/** As many spans as a picture can hold on a phone. */
const MOST = 24;
/** Fewer make no picture of time. */
const LEAST = 6;

/**
 * Into which spans of time everything between `first` and `now` is put: all of one length, that of the shortest of which
 * there are not too many, on whole minutes, hours or days in UTC. Spans of weeks and more start on Mondays.
 */
export function incomeSpans({ first, now }: { first: Date; now: Date }): { from: Date; spanS: number; count: number } {
  const last = Math.max(now.getTime(), first.getTime()) / 1000;
  let spanS = LENGTHS_S.at(-1) ?? DAY_S;
  for (const length of LENGTHS_S) {
    if (placeOf(last, length) - placeOf(first.getTime() / 1000, length) >= MOST) continue;
    spanS = length;
    break;
  }
  const newest = placeOf(last, spanS);
  const oldest = Math.min(placeOf(first.getTime() / 1000, spanS), newest - LEAST + 1);
  return { from: new Date((oldest * spanS + offsetOf(spanS)) * 1000), spanS, count: newest - oldest + 1 };
}

/** The place of the span of this length that a moment is in. */
function placeOf(seconds: number, spanS: number): number {
  return Math.floor((seconds - offsetOf(spanS)) / spanS);
}

/** 1 January 1970 was a Thursday. */
function offsetOf(spanS: number): number {
  return spanS % (7 * DAY_S) === 0 ? 4 * DAY_S : 0;
}
