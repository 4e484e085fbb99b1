import { LATER } from '@/lib/attribution/token-matching/leftmost-smaller';
import {
  add,
  and,
  type Code,
  encodeWasmModule,
  get,
  greatest,
  integer,
  isLess,
  least,
  loadInteger,
  loopWhile,
  or,
  set,
  shiftLeft,
  storeInteger,
  subtract,
  type WasmFunction,
  when,
  xor,
} from '@/lib/core/wasm-module';

/** How many entries ahead of a scan the text is read, so that its cache lines are on their way. */
const AHEAD_BYTES = 64 * 4;

// Parameters: the addresses of the text less 8 bytes, of the suffixes and their end, of the slots (for each token, the
// address where its next suffix goes), and of a word to write what was read ahead to.
const [TEXT, SUFFIXES, END_OF_SUFFIXES, SLOTS, SINK] = [0, 1, 2, 3, 4];
const [BLOCK, END, LIMIT, AT, ENTRY, TOKEN, SLOT, SEEN] = [5, 6, 7, 8, 9, 10, 11, 12];

/** The address of the text's token two before the entry's position; four bytes on is the one before. */
const behind = add(get(TEXT), shiftLeft(get(ENTRY), 2));
const slotOfToken = add(get(SLOTS), shiftLeft(get(TOKEN), 2));

const readAhead: Code = [
  ...set(ENTRY, loadInteger(get(AT))),
  ...when(isLess(integer(0), get(ENTRY)), set(SEEN, xor(get(SEEN), loadInteger(behind, 4)))),
];

/** What induceSuffixes says of its scan upwards, for one entry. */
const induceLarger: Code = [
  ...set(ENTRY, loadInteger(get(AT))),
  ...storeInteger(get(AT), xor(get(ENTRY), integer(LATER))),
  ...when(isLess(integer(0), get(ENTRY)), [
    ...set(TOKEN, loadInteger(behind, 4)),
    ...set(SLOT, loadInteger(slotOfToken)),
    ...storeInteger(slotOfToken, add(get(SLOT), integer(4))),
    ...when(
      isLess(integer(1), get(ENTRY)),
      storeInteger(
        get(SLOT),
        or(subtract(get(ENTRY), integer(1)), and(subtract(loadInteger(behind), get(TOKEN)), integer(LATER))),
      ),
      storeInteger(get(SLOT), integer(0)),
    ),
  ]),
];

/** And downwards. */
const induceSmaller: Code = [
  ...set(ENTRY, loadInteger(get(AT))),
  ...when(
    isLess(integer(0), get(ENTRY)),
    [
      ...set(TOKEN, loadInteger(behind, 4)),
      ...set(SLOT, subtract(loadInteger(slotOfToken), integer(4))),
      ...storeInteger(slotOfToken, get(SLOT)),
      ...when(
        isLess(integer(1), get(ENTRY)),
        storeInteger(
          get(SLOT),
          or(subtract(get(ENTRY), integer(1)), and(subtract(get(TOKEN), loadInteger(behind)), integer(LATER))),
        ),
        storeInteger(get(SLOT), integer(0)),
      ),
    ],
    storeInteger(get(AT), and(get(ENTRY), integer(~LATER))),
  ),
];

const step = (bytes: number): Code => set(AT, add(get(AT), integer(bytes)));

function scan(name: string, body: Code): WasmFunction {
  return { name, parameters: new Array<'i32'>(5).fill('i32'), locals: new Array<'i32'>(8).fill('i32'), body };
}

const scanUp = scan('induceLarger', [
  ...set(BLOCK, get(SUFFIXES)),
  ...loopWhile(isLess(get(BLOCK), get(END_OF_SUFFIXES)), [
    ...set(END, least(add(get(BLOCK), integer(AHEAD_BYTES)), get(END_OF_SUFFIXES))),
    ...set(LIMIT, least(add(get(END), integer(AHEAD_BYTES)), get(END_OF_SUFFIXES))),
    ...set(AT, get(END)),
    ...loopWhile(isLess(get(AT), get(LIMIT)), [...readAhead, ...step(4)]),
    ...set(AT, get(BLOCK)),
    ...loopWhile(isLess(get(AT), get(END)), [...induceLarger, ...step(4)]),
    ...set(BLOCK, get(END)),
  ]),
  ...storeInteger(get(SINK), get(SEEN)),
]);

const scanDown = scan('induceSmaller', [
  ...set(BLOCK, get(END_OF_SUFFIXES)),
  ...loopWhile(isLess(get(SUFFIXES), get(BLOCK)), [
    ...set(END, greatest(subtract(get(BLOCK), integer(AHEAD_BYTES)), get(SUFFIXES))),
    ...set(LIMIT, greatest(subtract(get(END), integer(AHEAD_BYTES)), get(SUFFIXES))),
    ...set(AT, get(END)),
    ...loopWhile(isLess(get(LIMIT), get(AT)), [...step(-4), ...readAhead]),
    ...set(AT, get(BLOCK)),
    ...loopWhile(isLess(get(END), get(AT)), [...step(-4), ...induceSmaller]),
    ...set(BLOCK, get(END)),
  ]),
  ...storeInteger(get(SINK), get(SEEN)),
]);

/** The module's bytes, built when first used. */
export const induceBytes = (): Uint8Array<ArrayBuffer> => encodeWasmModule([scanUp, scanDown]);
