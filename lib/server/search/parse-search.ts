/** What a text that somebody looks for can mean. */
export type ParsedSearch = {
  words: readonly string[];
  /** A number of the contracts: "3", "#3". */
  number: number | null;
  /** The beginning of an address, lower-case, or the whole: "0x" and two digits at least. */
  address: string | null;
  /** The least and the greatest id of a receipt that begins so; four digits at least. */
  receipt: { from: string; to: string } | null;
};

/** No more words than this: each is one more condition. */
const MOST_WORDS = 8;
const ADDRESS = /^0x[0-9a-f]{2,40}$/;
const RECEIPT = /^[0-9a-f]{4,32}$/;

export function parseSearch(q: string): ParsedSearch {
  const text = q.trim().toLowerCase();
  const digits = text.replaceAll('-', '');
  const number = /^#?\d{1,9}$/.test(text) ? Number(text.replace('#', '')) : 0;
  return {
    words: q.trim().split(/\s+/).slice(0, MOST_WORDS),
    number: number > 0 ? number : null,
    address: ADDRESS.test(text) ? text : null,
    receipt: RECEIPT.test(digits) ? { from: toUuid(digits.padEnd(32, '0')), to: toUuid(digits.padEnd(32, 'f')) } : null,
  };
}

function toUuid(digits: string): string {
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join('-');
}
