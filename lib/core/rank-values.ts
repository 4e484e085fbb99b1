/** Each entry's place in ascending order, from 0; equal ones share the mean of their places. */
export function rankValues(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, k) => k).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k < to; k++) ranks[order[k] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}
