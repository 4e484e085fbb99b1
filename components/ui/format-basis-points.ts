/** Keeps a figure and its percent sign on one line. */
const SPACE = '\u00a0';

/** Basis points as people read them, exactly: 2_000 is "20 %", 1_250 "12.5 %". */
export function formatBasisPoints(basisPoints: number): string {
  return `${basisPoints / 100}${SPACE}%`;
}
