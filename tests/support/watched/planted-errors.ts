import type { PlantedError } from '@/tests/support/watched/plant-context';
import { EPOCH_ERRORS, WITHHELD_FILES } from '@/tests/support/watched/planted-in-epochs';
import { ANSWER_ERRORS, MONEY_ERRORS, TERM_ERRORS } from '@/tests/support/watched/planted-in-receipts';

/** Every kind, in an order in which neighbours differ. */
export const PLANTED_ERRORS: readonly PlantedError[] = interleave([
  MONEY_ERRORS,
  EPOCH_ERRORS,
  ANSWER_ERRORS,
  TERM_ERRORS,
  WITHHELD_FILES,
]);

function interleave(lists: readonly (readonly PlantedError[])[]): PlantedError[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, k) => lists.flatMap((list) => list[k] ?? [])).flat();
}
