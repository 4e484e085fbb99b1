import { AppError } from '@/lib/core/errors';
import {
  add,
  and,
  bitsFrom,
  encodeWasmModule,
  get,
  integer,
  isLess,
  loadInteger,
  loadLong,
  loopWhile,
  set,
  shiftLeft,
  storeInteger,
  storeLong,
  type WasmFunction,
} from '@/lib/core/wasm-module';

/** An entry: low and high half of its key, then what goes with it. */
export const ENTRY_WORDS = 3;

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const MASK = DIGITS - 1;

/** Room for entries, and the way to sort them by key. */
export type DigitSorter = {
  readonly entries: Int32Array;
  /** Sorts by the lowest `bits` bits of the keys; returns the entries in order, which may be in another place. */
  readonly sort: (bits: number) => Int32Array;
};

const PAGE = 65_536;
const SMALL = 1 << 13;
/** Entries a call: see sorting-room. */
const CHUNK = 1 << 13;

let compiled: WebAssembly.Module | undefined;

/** A radix sort, least significant digit first, stable; of many entries in WebAssembly. */
export function openDigitSorter(count: number): DigitSorter {
  const words = count * ENTRY_WORDS;
  const bytes = 4 * words;
  if (count < SMALL) {
    const rooms = [new Int32Array(words), new Int32Array(words)] as const;
    return sorterOf(rooms, (digit, slots) => moveHere(rooms, digit, slots));
  }
  const slotsAddress = 2 * bytes;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((slotsAddress + 4 * DIGITS) / PAGE) });
  compiled ??= new WebAssembly.Module(encodeWasmModule([moveByDigit]));
  const pass = new WebAssembly.Instance(compiled, { env: { memory } }).exports.moveByDigit;
  if (typeof pass !== 'function') throw new AppError('internal', 'The radix sort lacks its function.');
  const addresses = new Int32Array(memory.buffer, slotsAddress, DIGITS);
  const rooms = [new Int32Array(memory.buffer, 0, words), new Int32Array(memory.buffer, bytes, words)] as const;
  return sorterOf(rooms, (digit, slots) => {
    const source = digit % 2 === 0 ? 0 : bytes;
    const target = bytes - source;
    for (let d = 0; d < DIGITS; d++) addresses[d] = target + 4 * (slots[d] ?? 0);
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(from + CHUNK, count);
      pass(source + 4 * ENTRY_WORDS * from, source + 4 * ENTRY_WORDS * to, slotsAddress, digit * DIGIT_BITS);
    }
  });
}

/** `pass` moves the entries of one room to the other by a digit: from the first by even digits, back by odd ones. */
function sorterOf(
  rooms: readonly [Int32Array, Int32Array],
  pass: (digit: number, slots: Int32Array) => void,
): DigitSorter {
  return {
    entries: rooms[0],
    sort: (bits) => {
      const digits = Math.ceil(bits / DIGIT_BITS);
      const counts = countDigits(rooms[0]);
      for (let digit = 0; digit < digits; digit++) {
        const slots = counts.subarray(digit << DIGIT_BITS, (digit + 1) << DIGIT_BITS);
        let sum = 0;
        for (let d = 0; d < DIGITS; d++) {
          const here = slots[d] ?? 0;
          slots[d] = sum;
          sum += here * ENTRY_WORDS;
        }
        pass(digit, slots);
      }
      return rooms[digits % 2 === 0 ? 0 : 1];
    },
  };
}

function countDigits(entries: Int32Array): Int32Array {
  const counts = new Int32Array(6 << DIGIT_BITS);
  const count = (slot: number) => {
    counts[slot] = (counts[slot] ?? 0) + 1;
  };
  for (let i = 0; i < entries.length; i += ENTRY_WORDS) {
    const low = entries[i] ?? 0;
    const high = entries[i + 1] ?? 0;
    count(low & MASK);
    count((1 << DIGIT_BITS) | ((low >>> 11) & MASK));
    count((2 << DIGIT_BITS) | (((low >>> 22) | (high << 10)) & MASK));
    count((3 << DIGIT_BITS) | ((high >>> 1) & MASK));
    count((4 << DIGIT_BITS) | ((high >>> 12) & MASK));
    count((5 << DIGIT_BITS) | (high >>> 23));
  }
  return counts;
}

/** The digit of a 64-bit key from bit `shift` on. */
const digitOf = (low: number, high: number, shift: number): number =>
  (shift >= 32 ? high >>> (shift - 32) : shift === 0 ? low : (low >>> shift) | (high << (32 - shift))) & MASK;

/** What moveByDigit does. */
function moveHere(rooms: readonly [Int32Array, Int32Array], digit: number, slots: Int32Array): void {
  const [from, to] = digit % 2 === 0 ? rooms : [rooms[1], rooms[0]];
  for (let i = 0; i < from.length; i += ENTRY_WORDS) {
    const low = from[i] ?? 0;
    const high = from[i + 1] ?? 0;
    const own = digitOf(low, high, digit * DIGIT_BITS);
    const slot = slots[own] ?? 0;
    slots[own] = slot + ENTRY_WORDS;
    to[slot] = low;
    to[slot + 1] = high;
    to[slot + 2] = from[i + 2] ?? 0;
  }
}

// Parameters: addresses of the first entry and behind the last, of the slots (for each digit, the address where its next
// entry goes), and the bit that the digit starts at.
const [AT, END, SLOTS, SHIFT, SLOT_OF_DIGIT, SLOT, KEY] = [0, 1, 2, 3, 4, 5, 6];
const ENTRY_BYTES = 4 * ENTRY_WORDS;

const moveByDigit: WasmFunction = {
  name: 'moveByDigit',
  parameters: ['i32', 'i32', 'i32', 'i32'],
  locals: ['i32', 'i32', 'i64'],
  body: loopWhile(isLess(get(AT), get(END)), [
    ...set(KEY, loadLong(get(AT))),
    ...set(SLOT_OF_DIGIT, add(get(SLOTS), shiftLeft(and(bitsFrom(get(KEY), get(SHIFT)), integer(MASK)), 2))),
    ...set(SLOT, loadInteger(get(SLOT_OF_DIGIT))),
    ...storeInteger(get(SLOT_OF_DIGIT), add(get(SLOT), integer(ENTRY_BYTES))),
    ...storeLong(get(SLOT), get(KEY)),
    ...storeInteger(add(get(SLOT), integer(8)), loadInteger(get(AT), 8)),
    ...set(AT, add(get(AT), integer(ENTRY_BYTES))),
  ]),
};
