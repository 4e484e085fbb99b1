// Matrix products in single precision, plain SIMD: every lane rounds as IEEE 754 says. Each element of a product is summed
// in the same order however the rows and columns are divided among callers, so results do not depend on who computes what.
// Blocking after Goto and van de Geijn (2008): panels of B stay in the second cache, slivers of A in the first.

const TALL: i32 = 4;
const WIDE: i32 = 8;
/** Steps of the inner sum between two visits of the result: part of the order of summation. */
const DEEP: i32 = 256;
const BLOCK_ROWS: i32 = 96;
const BLOCK_COLUMNS: i32 = 1024;

/** Bytes of scratch that `multiply` needs. */
export function scratchBytes(): i32 {
  return (BLOCK_ROWS * DEEP + DEEP * BLOCK_COLUMNS + TALL * WIDE) << 2;
}

@inline
function at(pointer: usize, index: i32): usize {
  return pointer + (<usize>index << 2);
}

@inline
function addProduct(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** A TALL × WIDE tile from packed slivers; `more` adds to what stands there. */
function multiplyTile(depth: i32, a: usize, b: usize, c: usize, stride: i32, more: bool): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero;
  let c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  const end = b + (<usize>(depth * WIDE) << 2);
  while (b < end) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let left = v128.load32_splat(a);
    c00 = addProduct(c00, left, b0);
    c01 = addProduct(c01, left, b1);
    left = v128.load32_splat(a, 4);
    c10 = addProduct(c10, left, b0);
    c11 = addProduct(c11, left, b1);
    left = v128.load32_splat(a, 8);
    c20 = addProduct(c20, left, b0);
    c21 = addProduct(c21, left, b1);
    left = v128.load32_splat(a, 12);
    c30 = addProduct(c30, left, b0);
    c31 = addProduct(c31, left, b1);
    a += TALL << 2;
    b += WIDE << 2;
  }
  const row = <usize>stride << 2;
  if (more) {
    c00 = f32x4.add(c00, v128.load(c));
    c01 = f32x4.add(c01, v128.load(c, 16));
    c10 = f32x4.add(c10, v128.load(c + row));
    c11 = f32x4.add(c11, v128.load(c + row, 16));
    c20 = f32x4.add(c20, v128.load(c + 2 * row));
    c21 = f32x4.add(c21, v128.load(c + 2 * row, 16));
    c30 = f32x4.add(c30, v128.load(c + 3 * row));
    c31 = f32x4.add(c31, v128.load(c + 3 * row, 16));
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c + row, c10);
  v128.store(c + row, c11, 16);
  v128.store(c + 2 * row, c20);
  v128.store(c + 2 * row, c21, 16);
  v128.store(c + 3 * row, c30);
  v128.store(c + 3 * row, c31, 16);
}

/** Writes the transpose of the 4 × 4 floats at `from` (rows `fromStride` apart) to `to` (rows `toStride` apart). */
@inline
function transpose4(from: usize, fromStride: i32, to: usize, toStride: i32): void {
  const f = <usize>fromStride << 2, t = <usize>toStride << 2;
  const a = v128.load(from), b = v128.load(from + f);
  const c = v128.load(from + 2 * f), d = v128.load(from + 3 * f);
  const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5), high = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const low2 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), high2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low, low2, 0, 1, 4, 5));
  v128.store(to + t, v128.shuffle<f32>(low, low2, 2, 3, 6, 7));
  v128.store(to + 2 * t, v128.shuffle<f32>(high, high2, 0, 1, 4, 5));
  v128.store(to + 3 * t, v128.shuffle<f32>(high, high2, 2, 3, 6, 7));
}

/**
 * Packs `count` ≤ `width` lines of `depth` elements, element k of line x at `from[x·across + k·along]`, as depth × width
 * floats; what is missing to the width is zero.
 */
@inline
function packSliver(from: usize, across: i32, along: i32, count: i32, depth: i32, width: i32, to: usize): void {
  if (count == width && across == 1) {
    for (let k = 0; k < depth; k++) {
      for (let x = 0; x < width; x += 4) v128.store(at(to, x), v128.load(at(from, x)));
      to += <usize>width << 2;
      from += <usize>along << 2;
    }
    return;
  }
  let k = 0;
  if (count == width && along == 1) {
    for (; k + 4 <= depth; k += 4) {
      for (let x = 0; x < width; x += 4) transpose4(at(from, x * across), across, at(to, x), width);
      to += <usize>(4 * width) << 2;
      from += 16;
    }
  }
  for (; k < depth; k++) {
    let x = 0;
    for (; x < count; x++) store<f32>(at(to, x), load<f32>(at(from, x * across)));
    for (; x < width; x++) store<f32>(at(to, x), 0);
    to += <usize>width << 2;
    from += <usize>along << 2;
  }
}

/**
 * C (rows × columns, `stride` floats a row) = A·B, or with `more` C += A·B. Element (i, k) of A stands at
 * `a[i·aRow + k·aColumn]`, element (k, j) of B at `b[k·bRow + j·bColumn]`. `scratch`: `scratchBytes()`, aligned to 16.
 */
export function multiply(
  rows: i32, columns: i32, depth: i32,
  a: usize, aRow: i32, aColumn: i32,
  b: usize, bRow: i32, bColumn: i32,
  c: usize, stride: i32, more: bool, scratch: usize,
): void {
  const packedA = scratch, packedB = at(scratch, BLOCK_ROWS * DEEP), edge = at(packedB, DEEP * BLOCK_COLUMNS);
  for (let j0 = 0; j0 < columns; j0 += BLOCK_COLUMNS) {
    const blockColumns = min(BLOCK_COLUMNS, columns - j0);
    for (let k0 = 0; k0 < depth; k0 += DEEP) {
      const blockDepth = min(DEEP, depth - k0), adds = more || k0 > 0;
      for (let j = 0; j < blockColumns; j += WIDE) {
        const from = at(b, k0 * bRow + (j0 + j) * bColumn);
        packSliver(from, bColumn, bRow, min(WIDE, blockColumns - j), blockDepth, WIDE, at(packedB, j * blockDepth));
      }
      for (let i0 = 0; i0 < rows; i0 += BLOCK_ROWS) {
        const blockRows = min(BLOCK_ROWS, rows - i0);
        for (let i = 0; i < blockRows; i += TALL) {
          const from = at(a, (i0 + i) * aRow + k0 * aColumn);
          packSliver(from, aRow, aColumn, min(TALL, blockRows - i), blockDepth, TALL, at(packedA, i * blockDepth));
        }
        for (let j = 0; j < blockColumns; j += WIDE) {
          const width = min(WIDE, blockColumns - j);
          for (let i = 0; i < blockRows; i += TALL) {
            const height = min(TALL, blockRows - i);
            const left = at(packedA, i * blockDepth), right = at(packedB, j * blockDepth);
            const to = at(c, (i0 + i) * stride + j0 + j);
            if (width == WIDE && height == TALL) multiplyTile(blockDepth, left, right, to, stride, adds);
            else {
              multiplyTile(blockDepth, left, right, edge, WIDE, false);
              copyEdge(edge, to, stride, height, width, adds);
            }
          }
        }
      }
    }
  }
}

function copyEdge(edge: usize, to: usize, stride: i32, height: i32, width: i32, adds: bool): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = at(to, y * stride + x), value = load<f32>(at(edge, y * WIDE + x));
      store<f32>(place, adds ? value + load<f32>(place) : value);
    }
  }
}
