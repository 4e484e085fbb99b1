import {
  add,
  addFloats,
  addPairs,
  type Code,
  encodeWasmModule,
  get,
  integer,
  isLess,
  lane,
  loadPair,
  loopWhile,
  multiply,
  multiplyPairs,
  set,
  storeFloat,
  type WasmFunction,
  zeroPair,
} from '@/lib/core/wasm-module';

/** Rows and columns of a tile. */
export const TILE = 32;
const [DOWN, ACROSS] = [2, 4];

/**
 * out = A·Bᵀ for TILE rows at `a` and TILE at `b`, each `stride` bytes after the one before, over their first `length`
 * bytes (a multiple of 16): 2 × 4 sums at a time stay in registers, each over even and odd places apart.
 */
const multiplyTiles: WasmFunction = (() => {
  const [a, b, stride, length, out, row, column, left, right, end, at] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const [firstLeft, firstRight, firstSum] = [11, 11 + DOWN, 11 + DOWN + ACROSS];
  const cells = Array.from({ length: DOWN * ACROSS }, (_, k) => ({ k, i: Math.floor(k / ACROSS), j: k % ACROSS }));
  const times = (local: number, count: number): Code => multiply(get(local), integer(count));
  const moved = (base: number, offset: number): Code => add(add(get(base), times(stride, offset)), get(at));
  return {
    name: 'multiplyTiles',
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32'],
    locals: [...new Array<'i32'>(6).fill('i32'), ...new Array<'v128'>(DOWN + ACROSS + DOWN * ACROSS).fill('v128')],
    body: [
      ...set(row, integer(0)),
      ...loopWhile(isLess(get(row), integer(TILE)), [
        ...set(left, add(get(a), multiply(get(row), get(stride)))),
        ...set(column, integer(0)),
        ...loopWhile(isLess(get(column), integer(TILE)), [
          ...set(right, add(get(b), multiply(get(column), get(stride)))),
          ...cells.flatMap(({ k }) => set(firstSum + k, zeroPair)),
          ...set(at, integer(0)),
          ...set(end, get(length)),
          ...loopWhile(isLess(get(at), get(end)), [
            ...Array.from({ length: DOWN }, (_, i) => set(firstLeft + i, loadPair(moved(left, i)))).flat(),
            ...Array.from({ length: ACROSS }, (_, j) => set(firstRight + j, loadPair(moved(right, j)))).flat(),
            ...cells.flatMap(({ k, i, j }) =>
              set(firstSum + k, addPairs(get(firstSum + k), multiplyPairs(get(firstLeft + i), get(firstRight + j)))),
            ),
            ...set(at, add(get(at), integer(16))),
          ]),
          ...cells.flatMap(({ k, i, j }) =>
            storeFloat(
              add(
                get(out),
                add(
                  multiply(add(get(row), integer(i)), integer(8 * TILE)),
                  multiply(add(get(column), integer(j)), integer(8)),
                ),
              ),
              addFloats(lane(get(firstSum + k), 0), lane(get(firstSum + k), 1)),
            ),
          ),
          ...set(column, add(get(column), integer(ACROSS))),
        ]),
        ...set(row, add(get(row), integer(DOWN))),
      ]),
    ],
  };
})();

/** The module's bytes, built when first used. */
export const tileBytes = (): Uint8Array<ArrayBuffer> => encodeWasmModule([multiplyTiles]);
