'use client';

import { useTexts } from '#texts';
import { CaseFacts } from '@/components/governance/propose/case-facts';
import type { OpenCases, ProposalDraft } from '@/components/governance/propose/proposal-draft';
import { VerdictFields } from '@/components/governance/propose/verdict-fields';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
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
  const t = useTexts('governance.caseFields');
  if (!challenge || (asked.epoch !== null && asked.epoch !== challenge.epoch)) {
    return <NoCase title={asked.epoch === null ? t('noChallenge') : t('noChallengeOf', { epoch: asked.epoch })} />;
  }
  return (
    <>
      <p className="font-medium text-ink">{t('challengeOf', { epoch: challenge.epoch })}</p>
      <CaseFacts
        lines={[
          { label: t('proposedBy'), account: challenge.proposer },
          { label: t('challengedBy'), account: challenge.challenger },
        ]}
        reason={challenge.reason}
        resolveBy={challenge.resolveBy}
      />
      <VerdictFields
        draft={draft}
        words={{ upheld: t('challengeUpheld'), dismissed: t('challengeDismissed') }}
        problems={problems}
        onChange={onChange}
      />
    </>
  );
}

/** Which of the open disputes is decided, and how. */
export function DisputeFields({ draft, cases: { disputes }, asked, problems, onChange }: Props) {
  const t = useTexts('governance.caseFields');
  const dispute = disputes.find((one) => String(one.contributionId) === draft.contributionId);
  const missing = asked.contribution !== null && !disputes.some((one) => one.contributionId === asked.contribution);
  if (disputes.length === 0 || missing) {
    return <NoCase title={missing ? t('noDisputeOf', { contribution: asked.contribution ?? 0 }) : t('noDispute')} />;
  }
  return (
    <>
      <Field label={t('dispute')} error={problems.case}>
        {(control) => (
          <Select
            {...control}
            value={draft.contributionId}
            options={disputes.map(({ contributionId, datanetId, datanetName }) => ({
              value: String(contributionId),
              label: t('contributionOf', {
                contribution: contributionId,
                datanet: datanetName ?? t('datanet', { datanet: datanetId }),
              }),
            }))}
            onChange={(event) => onChange({ contributionId: event.target.value })}
          />
        )}
      </Field>
      {dispute ? (
        <CaseFacts
          lines={[
            { label: t('acceptedBy'), account: dispute.curator },
            { label: t('disputedBy'), account: dispute.disputer },
          ]}
          reason={dispute.reason}
          resolveBy={dispute.resolveBy}
        />
      ) : null}
      <VerdictFields
        draft={draft}
        words={{ upheld: t('disputeUpheld'), dismissed: t('disputeDismissed') }}
        problems={problems}
        onChange={onChange}
      />
    </>
  );
}

function NoCase({ title }: { title: string }) {
  const t = useTexts('governance.caseFields');
  return (
    <Alert tone="info" title={title}>
      {t.rich('decided', {
        link: (chunks) => (
          <Link href="/disputes" className="link">
            {chunks}
          </Link>
        ),
      })}
    </Alert>
  );
}
