import type { BenchSection } from '@/tests/bench/attribution/section';

/** All parts of the table, in its order. */
export const SECTIONS: readonly BenchSection[] = [];
