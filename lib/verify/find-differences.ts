/** One part of a value that is not as expected; `undefined` where it is missing. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly found: unknown };

/**
 * The parts in which two JSON-like values differ (bigints too), by path: `shares[2].amount`. At most `most`. Numbers are
 * equal when their bits are, but for the sign of zero, which JSON does not keep.
 */
export function findDifferences(input: {
  path: string;
  expected: unknown;
  found: unknown;
  most: number;
}): Difference[] {
  const differences: Difference[] = [];
  visit(input.path, input.expected, input.found, (difference) => {
    differences.push(difference);
    return differences.length < input.most;
  });
  return differences;
}

/** False when no more differences are wanted. */
function visit(path: string, expected: unknown, found: unknown, tell: (difference: Difference) => boolean): boolean {
  if (expected === found) return true;
  if (Array.isArray(expected) && Array.isArray(found)) {
    for (let k = 0; k < Math.min(expected.length, found.length); k++) {
      if (!visit(`${path}[${k}]`, expected[k], found[k], tell)) return false;
    }
    if (expected.length === found.length) return true;
    return tell({ path: `${path}.length`, expected: expected.length, found: found.length });
  }
  if (isObject(expected) && isObject(found)) {
    for (const key of [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()) {
      if (!visit(path === '' ? key : `${path}.${key}`, expected[key], found[key], tell)) return false;
    }
    return true;
  }
  return tell({ path, expected, found });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
