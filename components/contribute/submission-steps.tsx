'use client';

import type { Submission } from '@/components/contribute/use-submission';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { Progress } from '@/components/ui/progress';
import { TransactionStatus } from '@/components/wallet/transaction-status';

/** What is happening to a contribution on its way to the chain, and what its signature binds. */
export function SubmissionSteps({ submission, datanetId }: { submission: Submission; datanetId: number }) {
  const { step, file, transaction } = submission;
  return (
    <div className="grid gap-4" aria-live="polite">
      {step.kind === 'building' ? (
        <Progress fraction={null} label="Computing hashes, Merkle root and identifier" />
      ) : null}
      {step.kind === 'uploading' ? (
        <Progress
          fraction={step.receivedBytes / step.byteSize}
          label="Uploading"
          detail={`${kilobytes(step.receivedBytes)} of ${kilobytes(step.byteSize)}`}
        />
      ) : null}
      {step.kind === 'failed' ? <Alert tone="bad">{step.problem}</Alert> : null}
      {step.kind === 'done' ? (
        <Alert
          tone="good"
          title={`Contribution ${step.contributionId} is on chain`}
          action={
            <ButtonLink size="sm" href={`/datanets/${datanetId}/contributions/${step.contributionId}`}>
              See it
            </ButtonLink>
          }
        >
          {step.recordCount.toLocaleString('en')} {step.recordCount === 1 ? 'record waits' : 'records wait'} for a
          curator’s decision.
        </Alert>
      ) : (
        <TransactionStatus transaction={transaction} />
      )}
      {file ? (
        <dl className="grid gap-x-6 gap-y-2 rounded-lg bg-sunken px-4 py-3 text-xs sm:grid-cols-[auto_1fr]">
          <Fact label="Content identifier" value={file.cid} />
          <Fact label="Merkle root you sign" value={file.recordsRoot} />
        </dl>
      ) : null}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="self-center text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono">{value}</code>
        <CopyButton text={value} label={`Copy ${label}`} />
      </dd>
    </>
  );
}

function kilobytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
