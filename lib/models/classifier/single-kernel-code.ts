import {
  add,
  addFloats,
  addPairs,
  addQuads,
  addSingles,
  type Code,
  encodeWasmModule,
  get,
  integer,
  isAtMost,
  isLess,
  lane,
  loadInteger,
  loadPair,
  loadSingle,
  loadSplatSingle,
  loadWidened,
  loopWhile,
  multiplyPairs,
  multiplyQuads,
  multiplySingles,
  set,
  shiftLeft,
  splatSingle,
  storeFloat,
  storePair,
  storeSingle,
  subtractQuads,
  subtractSingles,
  sumQuad,
  type ValueType,
  type WasmFunction,
  zeroPair,
  zeroSingle,
} from '@/lib/core/wasm-module';

/** Blocks of four classes worked on at once: as many as stay in registers, then what is left over. */
const WIDTHS = [8, 4, 2, 1];

const lanes = (width: number): number[] => Array.from({ length: width }, (_, k) => k);
const types = (type: ValueType, count: number): ValueType[] => new Array<ValueType>(count).fill(type);
const loadQuad = loadPair;
const storeQuad = storePair;
const advance = (local: number, bytes: number): Code => set(local, add(get(local), integer(bytes)));

/**
 * out = (λI + Σ_i scale·(diag(p_i) − p_i p_iᵀ) ⊗ x_i x_iᵀ)·v, record after record in one pass. `v` and `out` are
 * columns × classes, `p` rows × classes; all padded to `stride` bytes per row, with zeros.
 */
const applyHessian: WasmFunction = (() => {
  const [rows, starts, columns, values, p, v, out, scratch, stride, size, scale, lambda] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  const [row, entry, first, end, block, from, own] = [12, 13, 14, 15, 16, 17, 18];
  const [value, sum, firstSum] = [19, 20, 21];
  const overBlocks = (parts: {
    before: (w: number) => Code;
    each: (w: number) => Code;
    after: (w: number) => Code;
  }) => [
    ...set(block, integer(0)),
    ...WIDTHS.flatMap((width) =>
      loopWhile(isAtMost(add(get(block), integer(16 * width)), get(stride)), [
        ...set(own, add(get(p), get(block))),
        ...parts.before(width),
        ...set(entry, get(first)),
        ...loopWhile(isLess(get(entry), get(end)), [
          ...set(value, loadSplatSingle(add(get(values), shiftLeft(get(entry), 2)))),
          ...set(from, add(get(block), loadInteger(add(get(columns), shiftLeft(get(entry), 2))))),
          ...parts.each(width),
          ...advance(entry, 1),
        ]),
        ...parts.after(width),
        ...advance(block, 16 * width),
      ]),
    ),
  ];
  return {
    name: 'applyHessian',
    parameters: [...types('i32', 10), ...types('f32', 2)],
    locals: [...types('i32', 7), ...types('v128', 10)],
    body: [
      ...set(entry, integer(0)),
      ...set(value, splatSingle(get(lambda))),
      ...loopWhile(isLess(get(entry), get(size)), [
        ...storeQuad(add(get(out), get(entry)), multiplyQuads(get(value), loadQuad(add(get(v), get(entry))))),
        ...advance(entry, 16),
      ]),
      ...set(row, integer(0)),
      ...loopWhile(isLess(get(row), get(rows)), [
        ...set(first, loadInteger(get(starts))),
        ...set(end, loadInteger(get(starts), 4)),
        ...set(sum, zeroPair),
        ...overBlocks({
          before: (width) => lanes(width).flatMap((k) => set(firstSum + k, zeroPair)),
          each: (width) => [
            ...set(from, add(get(from), get(v))),
            ...lanes(width).flatMap((k) =>
              set(firstSum + k, addQuads(get(firstSum + k), multiplyQuads(get(value), loadQuad(get(from), 16 * k)))),
            ),
          ],
          after: (width) =>
            lanes(width).flatMap((k) => [
              ...set(sum, addQuads(get(sum), multiplyQuads(loadQuad(get(own), 16 * k), get(firstSum + k)))),
              ...storeQuad(add(get(scratch), get(block)), get(firstSum + k), 16 * k),
            ]),
        }),
        ...set(sum, splatSingle(sumQuad(sum))),
        ...overBlocks({
          before: (width) =>
            lanes(width).flatMap((k) =>
              set(
                firstSum + k,
                multiplyQuads(
                  multiplyQuads(
                    loadQuad(get(own), 16 * k),
                    subtractQuads(loadQuad(add(get(scratch), get(block)), 16 * k), get(sum)),
                  ),
                  splatSingle(get(scale)),
                ),
              ),
            ),
          each: (width) => [
            ...set(from, add(get(from), get(out))),
            ...lanes(width).flatMap((k) =>
              storeQuad(
                get(from),
                addQuads(loadQuad(get(from), 16 * k), multiplyQuads(get(value), get(firstSum + k))),
                16 * k,
              ),
            ),
          ],
          after: () => [],
        }),
        ...set(p, add(get(p), get(stride))),
        ...advance(starts, 4),
        ...advance(row, 1),
      ]),
    ],
  };
})();

/** out_j = factor_j ∘ (v_j − mean of v_j) at each column j; `factorStep` 0 takes one factor for all columns. */
const centreColumns: WasmFunction = (() => {
  const [v, out, factor, factorStep, stride, size, part] = [0, 1, 2, 3, 4, 5, 6];
  const [end, at, sum] = [7, 8, 9];
  return {
    name: 'centreColumns',
    parameters: [...types('i32', 6), 'f32'],
    locals: [...types('i32', 2), 'v128'],
    body: [
      ...set(end, add(get(v), get(size))),
      ...loopWhile(isLess(get(v), get(end)), [
        ...set(sum, zeroPair),
        ...set(at, integer(0)),
        ...loopWhile(isLess(get(at), get(stride)), [
          ...set(sum, addQuads(get(sum), loadQuad(add(get(v), get(at))))),
          ...advance(at, 16),
        ]),
        ...set(sum, splatSingle(multiplySingles(sumQuad(sum), get(part)))),
        ...set(at, integer(0)),
        ...loopWhile(isLess(get(at), get(stride)), [
          ...storeQuad(
            add(get(out), get(at)),
            multiplyQuads(loadQuad(add(get(factor), get(at))), subtractQuads(loadQuad(add(get(v), get(at))), get(sum))),
          ),
          ...advance(at, 16),
        ]),
        ...set(v, add(get(v), get(stride))),
        ...set(out, add(get(out), get(stride))),
        ...set(factor, add(get(factor), get(factorStep))),
      ]),
    ],
  };
})();

/**
 * What the Woodbury identity takes off at one class: z −= diagonal ∘ X_aᵀ·inverse·X_a·z for the class's kept records a.
 * `z` and `diagonal` start at the class; `inverse` has rows of `width` bytes, a multiple of 64, padded with zeros.
 */
const subtractKept: WasmFunction = (() => {
  const [starts, columns, values, kept, inverse, width, count, small, z, diagonal] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [a, at, entry, end, column, dot, s0, s1, s2, s3] = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  const eachKept = (before: Code, each: Code, after: Code): Code => [
    ...set(a, integer(0)),
    ...loopWhile(isLess(get(a), get(count)), [
      ...set(at, add(get(starts), shiftLeft(loadInteger(add(get(kept), shiftLeft(get(a), 2))), 2))),
      ...set(entry, loadInteger(get(at))),
      ...set(end, loadInteger(get(at), 4)),
      ...before,
      ...loopWhile(isLess(get(entry), get(end)), [
        ...set(column, loadInteger(add(get(columns), shiftLeft(get(entry), 2)))),
        ...each,
        ...advance(entry, 1),
      ]),
      ...after,
      ...advance(a, 1),
    ]),
  ];
  const value = loadSingle(add(get(values), shiftLeft(get(entry), 2)));
  const place = add(get(z), get(column));
  return {
    name: 'subtractKept',
    parameters: types('i32', 10),
    locals: [...types('i32', 5), 'f32', ...types('v128', 4)],
    body: [
      ...eachKept(
        set(dot, zeroSingle),
        set(dot, addSingles(get(dot), multiplySingles(value, loadSingle(place)))),
        storeSingle(add(get(small), shiftLeft(get(a), 2)), get(dot)),
      ),
      ...eachKept(
        [
          ...[s0, s1, s2, s3].flatMap((sum) => set(sum, zeroPair)),
          ...set(at, integer(0)),
          ...loopWhile(isLess(get(at), get(width)), [
            ...[s0, s1, s2, s3].flatMap((sum, k) =>
              set(
                sum,
                addQuads(
                  get(sum),
                  multiplyQuads(
                    loadQuad(add(get(inverse), get(at)), 16 * k),
                    loadQuad(add(get(small), get(at)), 16 * k),
                  ),
                ),
              ),
            ),
            ...advance(at, 64),
          ]),
          ...set(s0, addQuads(addQuads(get(s0), get(s1)), addQuads(get(s2), get(s3)))),
          ...set(dot, sumQuad(s0)),
          ...set(inverse, add(get(inverse), get(width))),
        ],
        storeSingle(
          place,
          subtractSingles(
            loadSingle(place),
            multiplySingles(multiplySingles(value, get(dot)), loadSingle(add(get(diagonal), get(column)))),
          ),
        ),
        [],
      ),
    ],
  };
})();

/** The double at `to` = Σ a_k·b_k over singles, each product and sum in double precision. */
const dotSingles: WasmFunction = (() => {
  const [a, b, size, to, end, even, odd] = [0, 1, 2, 3, 4, 5, 6];
  return {
    name: 'dotSingles',
    parameters: types('i32', 4),
    locals: ['i32', 'v128', 'v128'],
    body: [
      ...set(even, zeroPair),
      ...set(odd, zeroPair),
      ...set(end, add(get(a), get(size))),
      ...loopWhile(isLess(get(a), get(end)), [
        ...set(even, addPairs(get(even), multiplyPairs(loadWidened(get(a)), loadWidened(get(b))))),
        ...set(odd, addPairs(get(odd), multiplyPairs(loadWidened(get(a), 8), loadWidened(get(b), 8)))),
        ...advance(a, 16),
        ...advance(b, 16),
      ]),
      ...set(even, addPairs(get(even), get(odd))),
      ...storeFloat(get(to), addFloats(lane(get(even), 0), lane(get(even), 1))),
    ],
  };
})();

/** to += scale·v, or with `turned` to = v + scale·to. */
const combine = (name: string, turned: boolean): WasmFunction => {
  const [to, v, size, scale, end] = [0, 1, 2, 3, 4];
  const scaled = (of: number) => multiplyQuads(splatSingle(get(scale)), loadQuad(get(of)));
  return {
    name,
    parameters: [...types('i32', 3), 'f32'],
    locals: ['i32'],
    body: [
      ...set(end, add(get(to), get(size))),
      ...loopWhile(isLess(get(to), get(end)), [
        ...storeQuad(get(to), turned ? addQuads(loadQuad(get(v)), scaled(to)) : addQuads(loadQuad(get(to)), scaled(v))),
        ...advance(to, 16),
        ...advance(v, 16),
      ]),
    ],
  };
};

/** The module's bytes, built when first used. */
export const singleKernelBytes = (): Uint8Array<ArrayBuffer> =>
  encodeWasmModule([
    applyHessian,
    centreColumns,
    subtractKept,
    dotSingles,
    combine('addScaled', false),
    combine('turn', true),
  ]);
