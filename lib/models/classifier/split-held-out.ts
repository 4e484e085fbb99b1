import type { Hex } from '@/lib/core/hex';
import { keccakBytes } from '@/lib/core/keccak';

const MILLION = 1_000_000;

/**
 * Which records are kept out of the evaluated fit: those for which the first 48 bits of
 * keccak-256(seed ‖ ":" ‖ hash), modulo 10⁶, are below `heldOutPartsPerMillion`. A record's side depends
 * on nothing but its own hash and the published seed. A label that would lose every record keeps them all.
 * Indices ascend.
 */
export function splitHeldOut(
  records: readonly { readonly hash: Hex; readonly label: string }[],
  settings: { readonly seed: string; readonly heldOutPartsPerMillion: number },
): { training: number[]; heldOut: number[] } {
  const drawn = records.map(
    (record) => drawPartPerMillion(settings.seed, record.hash) < settings.heldOutPartsPerMillion,
  );
  const trained = new Set(records.filter((_, i) => !drawn[i]).map((record) => record.label));
  const training: number[] = [];
  const heldOut: number[] = [];
  records.forEach((record, i) => {
    if (drawn[i] && trained.has(record.label)) heldOut.push(i);
    else training.push(i);
  });
  return { training, heldOut };
}

function drawPartPerMillion(seed: string, hash: Hex): number {
  const digest = keccakBytes(`${seed}:${hash.toLowerCase()}`);
  let value = 0;
  for (let i = 0; i < 6; i++) value = value * 256 + (digest[i] ?? 0);
  return value % MILLION;
}
