/**
 * exp and log whose every bit follows from IEEE 754 additions, multiplications and divisions alone.
 * ECMAScript leaves the precision of Math.exp and Math.log to the engine, so nothing that decides a
 * weight or a share may call them; these give the same bits everywhere. Each is within 1.5 units in the
 * last place of the true value, except that a subnormal result of exp is rounded twice.
 */

/** ln 2 in two parts: the first has 21 trailing zero bits, so that k·LN2_HIGH is exact for |k| < 2^20. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;

/** 2^k at index k + 1022, exact: built by doubling and halving from 1. */
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2046);
  let up = 1;
  for (let k = 0; k <= 1023; k++) {
    powers[k + 1022] = up;
    up *= 2;
  }
  let down = 1;
  for (let k = 0; k >= -1022; k--) {
    powers[k + 1022] = down;
    down /= 2;
  }
  return powers;
}

/**
 * e^x. The argument is reduced to x = k·ln 2 + r with |r| ≤ ln 2 / 2, e^r is summed by its Taylor series
 * to the 13th power (remainder below 5e-18), and the result scaled by 2^k.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST_EXPONENT) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  let series = 1 / 6227020800;
  series = series * r + 1 / 479001600;
  series = series * r + 1 / 39916800;
  series = series * r + 1 / 3628800;
  series = series * r + 1 / 362880;
  series = series * r + 1 / 40320;
  series = series * r + 1 / 5040;
  series = series * r + 1 / 720;
  series = series * r + 1 / 120;
  series = series * r + 1 / 24;
  series = series * r + 1 / 6;
  series = series * r + 0.5;
  const value = 1 + (r + (r * r * series + lost));
  if (k > 1023) return value * 2 * (POWERS_OF_TWO[k - 1 + 1022] ?? 0);
  if (k < -1022) return value * (POWERS_OF_TWO[k + 1000 + 1022] ?? 0) * (POWERS_OF_TWO[22] ?? 0);
  return value * (POWERS_OF_TWO[k + 1022] ?? 0);
}

const view = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm. x = 2^k·m with m in [√½, √2); with s = f/(2 + f), f = m − 1,
 * log m = 2·artanh(s) = f − s·(f − R), R = 2(s²/3 + s⁴/5 + …), summed to s^24. NaN below zero.
 */
export function log(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  let k = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984;
    k = -54;
  }
  view.setFloat64(0, scaled);
  const high = view.getUint32(0);
  k += (high >>> 20) - 1023;
  view.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = view.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 2 / 25;
  for (let denominator = 23; denominator >= 3; denominator -= 2) series = series * z + 2 / denominator;
  const correction = s * (f - z * series);
  if (k === 0) return f - correction;
  return k * LN2_HIGH - (correction - k * LN2_LOW - f);
}
