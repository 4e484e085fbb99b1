// The layers of a llama-architecture decoder, forward and backward. Rows are tokens; every row is computed by itself, and
// what sums over rows takes them in their order. Lengths are in floats, multiples of 4; pointers are bytes, aligned to 16.
import { at, exp4, max4, sigmoid4, sum4 } from './lanes';

export function copy(to: usize, from: usize, length: i32): void {
  memory.copy(to, from, <usize>length << 2);
}

export function zero(to: usize, length: i32): void {
  memory.fill(to, 0, <usize>length << 2);
}

/** to += from. */
export function add(to: usize, from: usize, length: i32): void {
  const end = at(to, length);
  while (to < end) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
}

/** Σ x² in double precision. */
export function sumSquares(x: usize, length: i32): f64 {
  let even = f64x2.splat(0), odd = f64x2.splat(0);
  const end = at(x, length);
  while (x < end) {
    const v = v128.load(x);
    const low = f64x2.promote_low_f32x4(v);
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3));
    even = f64x2.add(even, f64x2.mul(low, low));
    odd = f64x2.add(odd, f64x2.mul(high, high));
    x += 16;
  }
  even = f64x2.add(even, odd);
  return f64x2.extract_lane(even, 0) + f64x2.extract_lane(even, 1);
}

/** Row i of `out` is row `tokens[i]` of `table`. */
export function embed(tokens: usize, table: usize, out: usize, rows: i32, width: i32): void {
  for (let i = 0; i < rows; i++) {
    memory.copy(at(out, i * width), at(table, load<i32>(at(tokens, i)) * width), <usize>width << 2);
  }
}

/** The rows `from` to `to` of the embedding's gradient, token after token. */
export function embedBackward(tokens: usize, dTable: usize, dx: usize, rows: i32, width: i32, from: i32, to: i32): void {
  for (let i = 0; i < rows; i++) {
    const token = load<i32>(at(tokens, i));
    if (token >= from && token < to) add(at(dTable, token * width), at(dx, i * width), width);
  }
}

/** y = x / rms(x) ∘ gain (RMSNorm, Zhang & Sennrich 2019); `scales` keeps 1 / rms of each row. */
export function normalise(x: usize, gain: usize, y: usize, scales: usize, rows: i32, width: i32, epsilon: f32): void {
  for (let i = 0; i < rows; i++) {
    const xi = at(x, i * width), yi = at(y, i * width);
    let squares = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const v = v128.load(at(xi, j));
      squares = f32x4.add(squares, f32x4.mul(v, v));
    }
    const scale: f32 = <f32>1 / sqrt<f32>(sum4(squares) / <f32>width + epsilon);
    store<f32>(at(scales, i), scale);
    const scale4 = f32x4.splat(scale);
    for (let j = 0; j < width; j += 4) {
      v128.store(at(yi, j), f32x4.mul(f32x4.mul(v128.load(at(xi, j)), scale4), v128.load(at(gain, j))));
    }
  }
}

/** dx += the gradient through `normalise`. */
export function normaliseBackward(
  x: usize, gain: usize, scales: usize, dy: usize, dx: usize, rows: i32, width: i32,
): void {
  for (let i = 0; i < rows; i++) {
    const xi = at(x, i * width), dyi = at(dy, i * width), dxi = at(dx, i * width);
    const scale = load<f32>(at(scales, i)), scale4 = f32x4.splat(scale);
    let dot = f32x4.splat(0);
    for (let j = 0; j < width; j += 4) {
      const scaled = f32x4.mul(v128.load(at(dyi, j)), v128.load(at(gain, j)));
      dot = f32x4.add(dot, f32x4.mul(scaled, v128.load(at(xi, j))));
    }
    const along = f32x4.splat((sum4(dot) * scale * scale * scale) / <f32>width);
    for (let j = 0; j < width; j += 4) {
      const direct = f32x4.mul(f32x4.mul(v128.load(at(dyi, j)), v128.load(at(gain, j))), scale4);
      const place = at(dxi, j);
      v128.store(
        place,
        f32x4.add(v128.load(place), f32x4.sub(direct, f32x4.mul(v128.load(at(xi, j)), along))),
      );
    }
  }
}

/** Columns `from` to `to` of the gain's gradient, added row after row. */
export function gainBackward(
  x: usize, scales: usize, dy: usize, dGain: usize, rows: i32, width: i32, from: i32, to: i32,
): void {
  for (let i = 0; i < rows; i++) {
    const scale4 = f32x4.splat(load<f32>(at(scales, i)));
    for (let j = from; j < to; j += 4) {
      const place = at(dGain, j), product = f32x4.mul(v128.load(at(dy, i * width + j)), v128.load(at(x, i * width + j)));
      v128.store(place, f32x4.add(v128.load(place), f32x4.mul(product, scale4)));
    }
  }
}

/**
 * Rotary positions (Su et al. 2021) on neighbouring pairs, as llama.cpp's "norm" order has them, in place: `heads` heads of
 * `headWidth` from `x` on, rows `stride` apart, row i at position i mod `context`. `direction` −1 undoes it.
 */
export function rotate(
  x: usize, stride: i32, rows: i32, context: i32, heads: i32, headWidth: i32,
  cosines: usize, sines: usize, direction: f32,
): void {
  const pairs = headWidth >> 1;
  for (let i = 0; i < rows; i++) {
    const table = (i % context) * pairs;
    let place = at(x, i * stride);
    for (let h = 0; h < heads; h++) {
      for (let k = 0; k < pairs; k++) {
        const cosine = load<f32>(at(cosines, table + k)), sine = load<f32>(at(sines, table + k)) * direction;
        const even = load<f32>(place), odd = load<f32>(place, 4);
        store<f32>(place, even * cosine - odd * sine);
        store<f32>(place, even * sine + odd * cosine, 4);
        place += 8;
      }
    }
  }
}

/** Row i of the square `scores` becomes softmax(scale · row) over its first i + 1 places, zero beyond. */
export function attend(scores: usize, size: i32, scale: f32): void {
  const scale4 = f32x4.splat(scale), none: f32 = -1e30;
  for (let i = 0; i < size; i++) {
    const row = at(scores, i * size), seen = i + 1, padded = (seen + 3) & ~3;
    for (let j = seen; j < padded; j++) store<f32>(at(row, j), none);
    let highest = f32x4.splat(none);
    for (let j = 0; j < padded; j += 4) highest = f32x4.max(highest, v128.load(at(row, j)));
    const top = f32x4.splat(max4(highest));
    let total = f32x4.splat(0);
    for (let j = 0; j < seen; j += 4) {
      let power = exp4(f32x4.mul(f32x4.sub(v128.load(at(row, j)), top), scale4));
      v128.store(at(row, j), power);
      // Beyond the diagonal e^−87 is not quite nothing.
      if (j + 4 > seen) {
        for (let k = seen; k < padded; k++) store<f32>(at(row, k), 0);
        power = v128.load(at(row, j));
      }
      total = f32x4.add(total, power);
    }
    const part = f32x4.splat(<f32>1 / sum4(total));
    for (let j = 0; j < padded; j += 4) v128.store(at(row, j), f32x4.mul(v128.load(at(row, j)), part));
    memory.fill(at(row, padded), 0, <usize>(size - padded) << 2);
  }
}

/** The gradient through `attend`, in place of `d`, from the probabilities. */
export function attendBackward(probabilities: usize, d: usize, size: i32, scale: f32): void {
  const scale4 = f32x4.splat(scale);
  for (let i = 0; i < size; i++) {
    const p = at(probabilities, i * size), q = at(d, i * size), padded = (i + 4) & ~3;
    let dot = f32x4.splat(0);
    for (let j = 0; j < padded; j += 4) dot = f32x4.add(dot, f32x4.mul(v128.load(at(p, j)), v128.load(at(q, j))));
    const mean = f32x4.splat(sum4(dot));
    for (let j = 0; j < padded; j += 4) {
      const centred = f32x4.sub(v128.load(at(q, j)), mean);
      v128.store(at(q, j), f32x4.mul(scale4, f32x4.mul(v128.load(at(p, j)), centred)));
    }
    memory.fill(at(q, padded), 0, <usize>(size - padded) << 2);
  }
}

/** out = silu(gate) ∘ up (SwiGLU, Shazeer 2020); a row of `gateUp` is the gate's `width` floats, then up's. */
export function gate(gateUp: usize, out: usize, rows: i32, width: i32): void {
  for (let i = 0; i < rows; i++) {
    const g = at(gateUp, i * 2 * width), u = at(g, width), o = at(out, i * width);
    for (let j = 0; j < width; j += 4) {
      const x = v128.load(at(g, j));
      v128.store(at(o, j), f32x4.mul(f32x4.mul(x, sigmoid4(x)), v128.load(at(u, j))));
    }
  }
}

/** The gradient through `gate`, in place of `gateUp`. */
export function gateBackward(gateUp: usize, dOut: usize, rows: i32, width: i32): void {
  const one = f32x4.splat(1);
  for (let i = 0; i < rows; i++) {
    const g = at(gateUp, i * 2 * width), u = at(g, width), o = at(dOut, i * width);
    for (let j = 0; j < width; j += 4) {
      const x = v128.load(at(g, j)), d = v128.load(at(o, j)), s = sigmoid4(x);
      const slope = f32x4.mul(s, f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s))));
      v128.store(at(g, j), f32x4.mul(f32x4.mul(d, v128.load(at(u, j))), slope));
      v128.store(at(u, j), f32x4.mul(d, f32x4.mul(x, s)));
    }
  }
}

/**
 * Rows of logits become `weight` times the gradient of the cross entropy to `targets` (below 0: none, and zeros). The loss
 * of each row goes to `losses`.
 */
export function loseRows(
  logits: usize, targets: usize, losses: usize, rows: i32, vocabulary: i32, weight: f32,
): void {
  for (let i = 0; i < rows; i++) {
    const row = at(logits, i * vocabulary), target = load<i32>(at(targets, i));
    if (target < 0) {
      zero(row, vocabulary);
      store<f32>(at(losses, i), 0);
      continue;
    }
    let highest = f32x4.splat(-1e30);
    for (let j = 0; j < vocabulary; j += 4) highest = f32x4.max(highest, v128.load(at(row, j)));
    const top = max4(highest), top4 = f32x4.splat(top), wanted = load<f32>(at(row, target));
    let total = f32x4.splat(0);
    for (let j = 0; j < vocabulary; j += 4) {
      const power = exp4(f32x4.sub(v128.load(at(row, j)), top4));
      v128.store(at(row, j), power);
      total = f32x4.add(total, power);
    }
    const sum = sum4(total);
    store<f32>(at(losses, i), Mathf.log(sum) + top - wanted);
    const part = f32x4.splat(weight / sum);
    for (let j = 0; j < vocabulary; j += 4) v128.store(at(row, j), f32x4.mul(v128.load(at(row, j)), part));
    store<f32>(at(row, target), load<f32>(at(row, target)) - weight);
  }
}

/**
 * AdamW (Loshchilov & Hutter 2019) on `length` floats: the gradient times `scale`; `left1`, `left2` = 1 − β^t.
 */
export function updateWeights(
  weights: usize, gradient: usize, mean: usize, square: usize, length: i32,
  rate: f32, beta1: f32, beta2: f32, epsilon: f32, decay: f32, left1: f32, left2: f32, scale: f32,
): void {
  const keep1 = f32x4.splat(beta1), take1 = f32x4.splat(<f32>1 - beta1);
  const keep2 = f32x4.splat(beta2), take2 = f32x4.splat(<f32>1 - beta2);
  const step = f32x4.splat(rate / left1), unbias2 = f32x4.splat(<f32>1 / left2);
  const epsilon4 = f32x4.splat(epsilon), scale4 = f32x4.splat(scale), shrink = f32x4.splat(<f32>1 - rate * decay);
  for (let i = 0; i < length; i += 4) {
    const g = f32x4.mul(v128.load(at(gradient, i)), scale4);
    const m = f32x4.add(f32x4.mul(keep1, v128.load(at(mean, i))), f32x4.mul(take1, g));
    const v = f32x4.add(f32x4.mul(keep2, v128.load(at(square, i))), f32x4.mul(take2, f32x4.mul(g, g)));
    v128.store(at(mean, i), m);
    v128.store(at(square, i), v);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, unbias2)), epsilon4);
    v128.store(
      at(weights, i),
      f32x4.sub(f32x4.mul(v128.load(at(weights, i)), shrink), f32x4.div(f32x4.mul(step, m), root)),
    );
  }
}
