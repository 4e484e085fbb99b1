import { adaptersSection } from '@/tests/bench/attribution/adapters';
import { attacksSection } from '@/tests/bench/attribution/attacks';
import { determinismSection } from '@/tests/bench/attribution/determinism';
import { influenceSection } from '@/tests/bench/attribution/influence';
import { nearDuplicatesSection } from '@/tests/bench/attribution/near-duplicates';
import { retrievalSection } from '@/tests/bench/attribution/retrieval';
import type { BenchSection } from '@/tests/bench/attribution/section';
import { suspiciousLabelsSection } from '@/tests/bench/attribution/suspicious-labels';
import { tokenMatchingSection } from '@/tests/bench/attribution/token-matching';

/** All parts of the table, in its order. */
export const SECTIONS: readonly BenchSection[] = [
  influenceSection,
  suspiciousLabelsSection,
  tokenMatchingSection,
  retrievalSection,
  nearDuplicatesSection,
  attacksSection,
  determinismSection,
  adaptersSection,
];
