'use client';

import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { useTexts } from '#texts';
import { Select } from '@/components/ui/select';
import { PROPOSAL_STATES, type ProposalState } from '@/lib/schemas/protocol';

/** Shows only the proposals in one state; the choice is in the page's address. */
export function StateFilter({ state }: { state: ProposalState | undefined }) {
  const t = useTexts('governance.stateFilter');
  const words = useTexts('governance.stateWords');
  const router = useRouter();
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-muted">
        {t('show')}
      </label>
      <Select
        id={id}
        className="w-52"
        value={state ?? ''}
        placeholder={t('all')}
        options={PROPOSAL_STATES.map((value) => ({ value, label: words(value) }))}
        onChange={(event) =>
          router.push(event.target.value ? `/governance?state=${event.target.value}` : '/governance')
        }
      />
    </div>
  );
}
