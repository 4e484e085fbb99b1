/** The lesser of two amounts. */
export function lesserOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
