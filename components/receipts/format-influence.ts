const UNIT = 4_294_967_296;

/**
 * An influence in units of 2^-32 as a signed change of the answer's log-odds: "+0.412", "−0.0031". Only for reading; what
 * is paid follows from the integers.
 */
export function formatInfluence(units: bigint): string {
  const value = Number(units) / UNIT;
  const size = Math.abs(value);
  if (size < 0.0001) return value < 0 ? '> −0.0001' : '< 0.0001';
  return `${value < 0 ? '−' : '+'}${size >= 0.1 ? size.toFixed(3) : size.toPrecision(2)}`;
}
