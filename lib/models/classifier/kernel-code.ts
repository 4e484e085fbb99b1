import {
  add,
  addFloats,
  addPairs,
  type Code,
  encodeWasmModule,
  get,
  integer,
  isAtMost,
  isLess,
  lane,
  loadFloat,
  loadInteger,
  loadPair,
  loopWhile,
  multiply,
  multiplyPairs,
  set,
  shiftLeft,
  splat,
  storePair,
  subtractPairs,
  type WasmFunction,
  zeroPair,
} from '@/lib/core/wasm-module';

/** Pairs of classes worked on at once: as many as stay in registers, then what is left over. */
const WIDTHS = [8, 4, 2, 1];

// Parameters, addresses and sizes in bytes: the rows of the sparse matrix, a columns × classes matrix
// (`weights`) and a rows × classes one (`scores`), both padded to `stride` bytes per row. `columns` holds
// each entry's column times `stride`.
const [ROWS, STARTS, COLUMNS, VALUES, WEIGHTS, SCORES, STRIDE] = [0, 1, 2, 3, 4, 5, 6];
const [ROW, ENTRY, END, BLOCK, WEIGHT, SCORE, VALUE, FIRST] = [7, 8, 9, 10, 11, 12, 13, 14];

const parameters = new Array<'i32'>(7).fill('i32');
const locals = [...new Array<'i32'>(6).fill('i32'), ...new Array<'v128'>(9).fill('v128')];
const lanes = (width: number): number[] => Array.from({ length: width }, (_, k) => k);

/** For every row and block of classes: `before`, then `each` entry of the row, then `after`. */
function overRows(parts: {
  before: (width: number) => Code;
  each: (width: number) => Code;
  after: (width: number) => Code;
}): Code {
  const blocks = WIDTHS.flatMap((width) =>
    loopWhile(isAtMost(add(get(BLOCK), integer(16 * width)), get(STRIDE)), [
      ...set(ENTRY, loadInteger(add(get(STARTS), shiftLeft(get(ROW), 2)))),
      ...set(END, loadInteger(add(get(STARTS), shiftLeft(get(ROW), 2)), 4)),
      ...set(SCORE, add(add(get(SCORES), multiply(get(ROW), get(STRIDE))), get(BLOCK))),
      ...parts.before(width),
      ...loopWhile(isLess(get(ENTRY), get(END)), [
        ...set(VALUE, splat(loadFloat(add(get(VALUES), shiftLeft(get(ENTRY), 3))))),
        ...set(WEIGHT, add(add(get(WEIGHTS), get(BLOCK)), loadInteger(add(get(COLUMNS), shiftLeft(get(ENTRY), 2))))),
        ...parts.each(width),
        ...set(ENTRY, add(get(ENTRY), integer(1))),
      ]),
      ...parts.after(width),
      ...set(BLOCK, add(get(BLOCK), integer(16 * width))),
    ]),
  );
  return [
    ...set(ROW, integer(0)),
    ...loopWhile(isLess(get(ROW), get(ROWS)), [
      ...set(BLOCK, integer(0)),
      ...blocks,
      ...set(ROW, add(get(ROW), integer(1))),
    ]),
  ];
}

/** scores = X·weights. */
const multiplyRows: WasmFunction = {
  name: 'multiplyRows',
  parameters,
  locals,
  body: overRows({
    before: (width) => lanes(width).flatMap((k) => set(FIRST + k, zeroPair)),
    each: (width) =>
      lanes(width).flatMap((k) =>
        set(FIRST + k, addPairs(get(FIRST + k), multiplyPairs(get(VALUE), loadPair(get(WEIGHT), 16 * k)))),
      ),
    after: (width) => lanes(width).flatMap((k) => storePair(get(SCORE), get(FIRST + k), 16 * k)),
  }),
};

/** weights += Xᵀ·scores, row after row. */
const addTransposed: WasmFunction = {
  name: 'addTransposed',
  parameters,
  locals,
  body: overRows({
    before: (width) => lanes(width).flatMap((k) => set(FIRST + k, loadPair(get(SCORE), 16 * k))),
    each: (width) =>
      lanes(width).flatMap((k) =>
        storePair(
          get(WEIGHT),
          addPairs(loadPair(get(WEIGHT), 16 * k), multiplyPairs(get(VALUE), get(FIRST + k))),
          16 * k,
        ),
      ),
    after: () => [],
  }),
};

/** scores_i = scale·(diag(p_i) − p_i p_iᵀ)·scores_i; parameters rows, probabilities, scores, stride, scale. */
const applyCurvature: WasmFunction = {
  name: 'applyCurvature',
  parameters: ['i32', 'i32', 'i32', 'i32', 'f64'],
  locals: ['i32', 'i32', 'i32', 'v128'],
  body: (() => {
    const [rows, p, z, stride, scale, row, at, end, sum] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const probability = loadPair(add(get(p), get(at)));
    const score = loadPair(add(get(z), get(at)));
    const next = set(at, add(get(at), integer(16)));
    return [
      ...set(at, integer(0)),
      ...set(row, integer(0)),
      ...loopWhile(isLess(get(row), get(rows)), [
        ...set(end, add(get(at), get(stride))),
        ...set(sum, zeroPair),
        ...loopWhile(isLess(get(at), get(end)), [
          ...set(sum, addPairs(get(sum), multiplyPairs(probability, score))),
          ...next,
        ]),
        ...set(sum, splat(addFloats(lane(get(sum), 0), lane(get(sum), 1)))),
        ...set(at, add(get(end), multiply(get(stride), integer(-1)))),
        ...loopWhile(isLess(get(at), get(end)), [
          ...storePair(
            add(get(z), get(at)),
            multiplyPairs(multiplyPairs(probability, subtractPairs(score, get(sum))), splat(get(scale))),
          ),
          ...next,
        ]),
        ...set(row, add(get(row), integer(1))),
      ]),
    ];
  })(),
};

/** The module's bytes, built when first used. */
export const kernelBytes = (): Uint8Array<ArrayBuffer> =>
  encodeWasmModule([multiplyRows, addTransposed, applyCurvature]);
