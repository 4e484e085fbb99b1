import { induceBytes } from '@/lib/attribution/token-matching/induce-code';
import { induceSuffixes } from '@/lib/attribution/token-matching/induce-suffixes';
import { LATER } from '@/lib/attribution/token-matching/leftmost-smaller';
import { AppError } from '@/lib/core/errors';

/** A text and room for its suffix array, with the scans that induce one from its sorted LMS suffixes. */
export type SortingRoom = {
  readonly text: Int32Array;
  /** Zeros. */
  readonly suffixes: Int32Array;
  /** As induceSuffixes. `starts` are the buckets' starts. */
  readonly induce: (starts: Int32Array) => void;
};

const PAGE = 65_536;
/** Below this many tokens a memory of its own costs more than it saves. */
const SMALL = 1 << 14;
/** In bytes: the word that scans write to, and 8 bytes at least before the text. */
const TEXT_ADDRESS = 64;

/**
 * Entries a call: an engine runs a new function's first calls in code it made in a hurry, and changes to better code
 * between calls only.
 */
const CHUNK = 1 << 14;

let compiled: WebAssembly.Module | undefined;

/**
 * Room for a text of this length. Larger ones lie in a WebAssembly memory, where the scans need no checks of bounds and
 * take half the time of JavaScript's.
 */
export function openSortingRoom(length: number, alphabet: number): SortingRoom {
  if (length < SMALL) {
    const [text, suffixes] = [new Int32Array(length), new Int32Array(length)];
    return { text, suffixes, induce: (starts) => induceSuffixes(text, starts, suffixes) };
  }
  const suffixesAddress = TEXT_ADDRESS + 4 * length;
  const end = suffixesAddress + 4 * length;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((end + 4 * alphabet) / PAGE) });
  compiled ??= new WebAssembly.Module(induceBytes());
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const { induceLarger, induceSmaller } = exports;
  if (typeof induceLarger !== 'function' || typeof induceSmaller !== 'function') {
    throw new AppError('internal', 'The sorting kernel lacks its functions.');
  }
  const text = new Int32Array(memory.buffer, TEXT_ADDRESS, length);
  const suffixes = new Int32Array(memory.buffer, suffixesAddress, length);
  const slots = new Int32Array(memory.buffer, end, alphabet);
  const addressOf = (slot: number): number => suffixesAddress + 4 * slot;
  return {
    text,
    suffixes,
    induce: (starts) => {
      for (let c = 0; c < alphabet; c++) slots[c] = addressOf(starts[c] ?? 0);
      const last = text[length - 1] ?? 0;
      suffixes[starts[last] ?? 0] = (length - 1) | (((text[length - 2] ?? 0) - last) & LATER);
      slots[last] = (slots[last] ?? 0) + 4;
      for (let from = 0; from < length; from += CHUNK) {
        const to = Math.min(from + CHUNK, length);
        induceLarger(TEXT_ADDRESS - 8, addressOf(from), addressOf(to), end, 0);
      }
      for (let c = 0; c < alphabet; c++) slots[c] = addressOf(starts[c + 1] ?? 0);
      for (let to = length; to > 0; to -= CHUNK) {
        const from = Math.max(to - CHUNK, 0);
        induceSmaller(TEXT_ADDRESS - 8, addressOf(from), addressOf(to), end, 0);
      }
    },
  };
}
