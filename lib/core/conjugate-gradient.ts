/** Writes A·v, or an approximation of A⁻¹·v, into `out`. */
export type LinearMap = (v: Float64Array, out: Float64Array) => void;

export type GradientSolution = {
  readonly solution: Float64Array;
  readonly iterations: number;
  /** ‖b − A·x‖ / ‖b‖ as carried along by the recurrence. */
  readonly residual: number;
};

/**
 * Solves A·x = b for a symmetric positive definite A by preconditioned conjugate gradients (Hestenes and
 * Stiefel 1952), until the Euclidean residual is at most `tolerance` times that of b. Every sum runs in
 * index order, so equal inputs give equal bits.
 */
export function solveConjugateGradient(input: {
  apply: LinearMap;
  precondition: LinearMap;
  rhs: Float64Array;
  tolerance: number;
  maxIterations: number;
}): GradientSolution {
  const { apply, precondition, rhs, tolerance, maxIterations } = input;
  const size = rhs.length;
  const x = new Float64Array(size);
  const r = rhs.slice();
  const z = new Float64Array(size);
  const product = new Float64Array(size);
  const norm = Math.sqrt(dot(rhs, rhs));
  if (norm === 0) return { solution: x, iterations: 0, residual: 0 };
  precondition(r, z);
  const direction = z.slice();
  let rho = dot(r, z);
  let residual = 1;
  let iterations = 0;
  while (iterations < maxIterations && residual > tolerance) {
    apply(direction, product);
    const step = rho / dot(direction, product);
    let squares = 0;
    for (let k = 0; k < size; k++) {
      x[k] = (x[k] ?? 0) + step * (direction[k] ?? 0);
      const rk = (r[k] ?? 0) - step * (product[k] ?? 0);
      r[k] = rk;
      squares += rk * rk;
    }
    iterations++;
    residual = Math.sqrt(squares) / norm;
    precondition(r, z);
    const nextRho = dot(r, z);
    const turn = nextRho / rho;
    rho = nextRho;
    for (let k = 0; k < size; k++) direction[k] = (z[k] ?? 0) + turn * (direction[k] ?? 0);
  }
  return { solution: x, iterations, residual };
}

/** Σ a_k·b_k in index order. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
