import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import type { StateWords } from '@/components/governance/state-words';

/** What comes next, in a sentence; `when` writes its time. */
export function NextWords({ next, at, when }: Omit<StateWords, 'label'> & { when: (at: Date) => ReactNode }) {
  const t = useTexts('governance.stateWords');
  return t.rich(next, { moment: () => (at ? when(at) : null) });
}
