/** One class's weights, as a view into class-major weights. */
export function classRow(weights: Float64Array, columnCount: number, c: number): Float64Array {
  return weights.subarray(c * columnCount, (c + 1) * columnCount);
}
