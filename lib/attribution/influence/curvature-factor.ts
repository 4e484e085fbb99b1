/** F, classes × (classes − 1) and row-major, with F·Fᵀ = diag(p) − p·pᵀ: diag(√p) times a basis of the complement of √p. */
export function factorOfCurvature(p: Float64Array): Float64Array {
  const roots = p.map((value) => Math.sqrt(value));
  const factor = complementBasis(roots);
  const width = p.length - 1;
  for (let c = 0; c < p.length; c++) {
    for (let a = 0; a < width; a++) factor[c * width + a] = (factor[c * width + a] ?? 0) * (roots[c] ?? 0);
  }
  return factor;
}

/** An orthonormal basis of the complement of a unit vector u, by the Householder reflection that takes u to the last axis. */
export function complementBasis(u: Float64Array): Float64Array {
  const size = u.length;
  const width = size - 1;
  const v = u.slice();
  v[width] = (v[width] ?? 0) + ((u[width] ?? 0) < 0 ? -1 : 1);
  let squares = 0;
  for (const value of v) squares += value * value;
  const basis = new Float64Array(size * width);
  for (let c = 0; c < size; c++) {
    for (let a = 0; a < width; a++)
      basis[c * width + a] = (c === a ? 1 : 0) - (2 * (v[c] ?? 0) * (v[a] ?? 0)) / squares;
  }
  return basis;
}

/** t with F·t = r: the complement basis, transposed, times r_c / √p_c. */
export function coordinatesOf(r: Float64Array, factor: Float64Array, p: Float64Array): Float64Array {
  const width = p.length - 1;
  const t = new Float64Array(width);
  for (let c = 0; c < p.length; c++) {
    // F has √p_c in row c already, so this divides by p_c; where p_c vanishes so does the row.
    const probability = p[c] ?? 0;
    if (probability === 0) continue;
    const scaled = (r[c] ?? 0) / probability;
    for (let a = 0; a < width; a++) t[a] = (t[a] ?? 0) + (factor[c * width + a] ?? 0) * scaled;
  }
  return t;
}
