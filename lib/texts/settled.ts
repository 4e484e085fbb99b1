/**
 * A promise whose value React's `use` reads at once. React marks promises so itself once it has waited for one; without the
 * mark it sets the component aside, which sends it as a piece of its own, and later.
 */
export function settled<Value>(value: Value): Promise<Value> {
  return Object.assign(Promise.resolve(value), { status: 'fulfilled' as const, value });
}
