const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The half-precision bits (IEEE 754 binary16) nearest to a number, ties to even. */
export function toHalf(value: number): number {
  float[0] = value;
  const from = bits[0] ?? 0;
  const sign = (from >>> 16) & 0x8000;
  const exponent = (from >>> 23) & 0xff;
  const fraction = from & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction ? 0x200 : 0);
  const scaled = exponent - 112;
  if (scaled >= 31) return sign | 0x7c00;
  if (scaled <= 0) {
    if (scaled < -10) return sign;
    return sign | roundShift(fraction | 0x800000, 14 - scaled);
  }
  // A fraction that rounds up to the next power carries into the exponent by itself.
  return sign | ((scaled << 10) + roundShift(fraction, 13));
}

function roundShift(value: number, by: number): number {
  const kept = value >>> by;
  const rest = value & ((1 << by) - 1);
  const half = 1 << (by - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}

/** The number that half-precision bits stand for; exact. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
