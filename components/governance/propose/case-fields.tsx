'use client';

import Link from 'next/link';
import { CaseFacts } from '@/components/governance/propose/case-facts';
import type { OpenCases, ProposalDraft } from '@/components/governance/propose/proposal-draft';
import { VerdictFields } from '@/components/governance/propose/verdict-fields';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type Props = {
  draft: Pick<ProposalDraft, 'contributionId' | 'verdict' | 'reason'>;
  cases: OpenCases;
  /** The epoch or contribution that a link named. */
  asked: { epoch: number | null; contribution: number | null };
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<ProposalDraft>) => void;
};

/** The decision about the challenge that is open. */
export function ChallengeFields({ draft, cases: { challenge }, asked, problems, onChange }: Props) {
  if (!challenge || (asked.epoch !== null && asked.epoch !== challenge.epoch)) {
    return (
      <Alert
        tone="info"
        title={asked.epoch === null ? 'No challenge is open' : `No challenge of epoch ${asked.epoch} is open`}
      >
        It was decided meanwhile, or there was none.{' '}
        <Link href="/disputes" className="link">
          See the disputes
        </Link>
      </Alert>
    );
  }
  return (
    <>
      <p className="font-medium text-ink">Challenge of epoch {challenge.epoch}</p>
      <CaseFacts
        lines={[
          { label: 'Proposed by', account: challenge.proposer },
          { label: 'Challenged by', account: challenge.challenger },
        ]}
        reason={challenge.reason}
        resolveBy={challenge.resolveBy}
      />
      <VerdictFields
        draft={draft}
        words={{
          upheld: 'The challenger is right: the proposed epoch is thrown out.',
          dismissed: 'The proposed epoch is right: its window runs on.',
        }}
        problems={problems}
        onChange={onChange}
      />
    </>
  );
}

/** Which of the open disputes is decided, and how. */
export function DisputeFields({ draft, cases: { disputes }, asked, problems, onChange }: Props) {
  const dispute = disputes.find((one) => String(one.contributionId) === draft.contributionId);
  const missing = asked.contribution !== null && !disputes.some((one) => one.contributionId === asked.contribution);
  if (disputes.length === 0 || missing) {
    return (
      <Alert
        tone="info"
        title={missing ? `No dispute about contribution ${asked.contribution} is open` : 'No dispute is open'}
      >
        It was decided meanwhile, or there was none.{' '}
        <Link href="/disputes" className="link">
          See the disputes
        </Link>
      </Alert>
    );
  }
  return (
    <>
      <Field label="Dispute" error={problems.case}>
        {(control) => (
          <Select
            {...control}
            value={draft.contributionId}
            options={disputes.map(({ contributionId, datanetId, datanetName }) => ({
              value: String(contributionId),
              label: `Contribution ${contributionId} of ${datanetName ?? `Datanet ${datanetId}`}`,
            }))}
            onChange={(event) => onChange({ contributionId: event.target.value })}
          />
        )}
      </Field>
      {dispute ? (
        <CaseFacts
          lines={[
            { label: 'Accepted by', account: dispute.curator },
            { label: 'Disputed by', account: dispute.disputer },
          ]}
          reason={dispute.reason}
          resolveBy={dispute.resolveBy}
        />
      ) : null}
      <VerdictFields
        draft={draft}
        words={{
          upheld: 'The contribution should not have been accepted: the curator loses stake.',
          dismissed: 'It was rightly accepted: the disputer loses the bond.',
        }}
        problems={problems}
        onChange={onChange}
      />
    </>
  );
}
