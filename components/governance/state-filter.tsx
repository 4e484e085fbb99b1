'use client';

import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { Select } from '@/components/ui/select';
import { PROPOSAL_STATES, type ProposalState } from '@/lib/schemas/protocol';

const LABELS: Readonly<Record<ProposalState, string>> = {
  pending: 'Vote not open yet',
  active: 'Vote open',
  defeated: 'Defeated',
  succeeded: 'Passed',
  queued: 'Queued',
  executed: 'Executed',
  canceled: 'Canceled',
};

/** Shows only the proposals in one state; the choice is in the page's address. */
export function StateFilter({ state }: { state: ProposalState | undefined }) {
  const router = useRouter();
  const id = useId();
  return (
    <div className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-muted">
        Show
      </label>
      <Select
        id={id}
        className="w-48"
        value={state ?? ''}
        placeholder="All"
        options={PROPOSAL_STATES.map((value) => ({ value, label: LABELS[value] }))}
        onChange={(event) =>
          router.push(event.target.value ? `/governance?state=${event.target.value}` : '/governance')
        }
      />
    </div>
  );
}
