'use client';

import { useEffect, useRef } from 'react';
import { useReader, useTexts } from '#texts';
import type { Submission } from '@/components/contribute/use-submission';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { Progress } from '@/components/ui/progress';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionStatus } from '@/components/wallet/transaction-status';
import { formatNumber } from '@/lib/core/format-number';

/** What is happening to a contribution on its way to the chain, and what its signature binds. */
export function SubmissionSteps({ submission, datanetId }: { submission: Submission; datanetId: number }) {
  const t = useTexts('contribute.submissionSteps');
  const { tag } = useReader();
  const { account, wallet, connect } = useSession();
  const contributor = account ?? wallet;
  const { step, file, transaction } = submission;
  const place = useRef<HTMLDivElement>(null);
  const quiet = step.kind === 'idle' && transaction.state === 'idle';
  // On a phone it stands below what one sees when pressing the button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step and each state of the transaction is shown anew
  useEffect(() => {
    if (!quiet) place.current?.scrollIntoView({ block: 'nearest' });
  }, [quiet, step.kind, transaction.state]);
  return (
    <div ref={place} className="grid scroll-mb-6 gap-4" aria-live="polite">
      {step.kind === 'choosing' ? <p className="text-muted text-sm">{t('choosing')}</p> : null}
      {step.kind === 'building' ? <Progress fraction={null} label={t('building')} /> : null}
      {step.kind === 'uploading' ? (
        <Progress
          fraction={step.receivedBytes / step.byteSize}
          label={t('uploading')}
          detail={t('uploaded', { received: fileSize(step.receivedBytes, tag), size: fileSize(step.byteSize, tag) })}
        />
      ) : null}
      {step.kind === 'failed' ? (
        <Alert
          tone="bad"
          action={
            step.signIn ? (
              <Button size="sm" variant="secondary" onClick={connect}>
                {t('signIn')}
              </Button>
            ) : undefined
          }
        >
          {step.problem}
        </Alert>
      ) : null}
      {step.kind === 'done' ? (
        <Alert
          tone="good"
          title={t('done', { id: step.contributionId })}
          action={
            <ButtonLink size="sm" href={`/datanets/${datanetId}/contributions/${step.contributionId}`}>
              {t('see')}
            </ButtonLink>
          }
        >
          {t('waits', { count: step.recordCount })}
        </Alert>
      ) : (
        <TransactionStatus transaction={transaction} />
      )}
      {step.kind === 'done' ? (
        <section className="grid gap-2 text-sm">
          <h3 className="font-medium">{t('next')}</h3>
          <ol className="grid list-decimal gap-1 pl-5 text-muted">
            <li>{t('nextReview', { count: step.recordCount })}</li>
            <li>{t('nextVersion')}</li>
            <li>
              {t.rich('nextPay', {
                link: (chunks) => (
                  <Link className="link" href="/earnings">
                    {chunks}
                  </Link>
                ),
              })}
            </li>
          </ol>
          {contributor ? (
            <p className="text-muted">
              {t.rich('findAgain', {
                link: (chunks) => (
                  <Link className="link" href={`/people/${contributor}#contributions`}>
                    {chunks}
                  </Link>
                ),
              })}
            </p>
          ) : null}
        </section>
      ) : null}
      {step.kind === 'done' && !account ? (
        <p className="text-muted text-sm">
          {t.rich('later', {
            link: (chunks) => (
              <button type="button" className="link" onClick={connect}>
                {chunks}
              </button>
            ),
          })}
        </p>
      ) : null}
      {file ? (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted">{t('binds')}</summary>
          <p className="mt-2 text-muted">{t('bindsHint')}</p>
          <dl className="mt-2 grid gap-x-6 gap-y-2 rounded-lg bg-sunken px-4 py-3 text-xs sm:grid-cols-[auto_1fr]">
            <Fact label={t('cid')} value={file.cid} />
            <Fact label={t('root')} value={file.recordsRoot} />
          </dl>
        </details>
      ) : null}
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const t = useTexts('contribute.submissionSteps');
  return (
    <>
      <dt className="self-center text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono">{value}</code>
        <CopyButton text={value} label={t('copy', { label })} />
      </dd>
    </>
  );
}

function fileSize(bytes: number, tag: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return formatNumber(value, tag, { style: 'unit', unit, maximumFractionDigits: 1 });
}
