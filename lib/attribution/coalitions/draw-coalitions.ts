import { keccakBytes } from '@/lib/core/keccak';

/**
 * Random coalitions of exactly half of the members, rounded down, as one byte per member: 1 present, 0 left out. The m-th
 * is the first half of a Fisher–Yates shuffle (Durstenfeld 1964) by the xoshiro128** generator (Blackman and Vigna 2018),
 * its state the first 128 bits of keccak-256(seed ‖ ":" ‖ m): anyone can draw it again, and no other coalition decides it.
 */
export function drawCoalitions(input: { seed: string; count: number; members: number }): Uint8Array[] {
  const { seed, count, members } = input;
  return Array.from({ length: count }, (_, m) => {
    const order = shuffledMembers(`${seed}:${m}`, members);
    const present = new Uint8Array(members);
    for (let k = 0; k < Math.floor(members / 2); k++) present[order[k] ?? 0] = 1;
    return present;
  });
}

/** The numbers 0 … members − 1 in an order that the text alone decides. */
export function shuffledMembers(text: string, members: number): Int32Array {
  const next = openGenerator(text);
  const order = Int32Array.from({ length: members }, (_, k) => k);
  for (let k = 0; k < members - 1; k++) {
    // 32 random bits over so few members: the bias is below members / 2^32.
    const other = k + Math.floor((next() / 2 ** 32) * (members - k));
    const kept = order[k] ?? 0;
    order[k] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** 32-bit numbers, 0 … 2^32 − 1. */
export function openGenerator(text: string): () => number {
  const digest = keccakBytes(text);
  const view = new DataView(digest.buffer, digest.byteOffset, 16);
  const s = Uint32Array.from({ length: 4 }, (_, k) => view.getUint32(4 * k));
  const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));
  return () => {
    const [s0, s1, s2, s3] = [s[0] ?? 0, s[1] ?? 0, s[2] ?? 0, s[3] ?? 0];
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    s[2] = s2 ^ s0;
    s[3] = s3 ^ s1;
    s[1] = s1 ^ s2 ^ s0;
    s[0] = s0 ^ s3 ^ s1;
    s[2] = (s[2] ?? 0) ^ (s1 << 9);
    s[3] = rotate(s[3] ?? 0, 11);
    return result;
  };
}
