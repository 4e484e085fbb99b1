'use client';

import { useEffect, useId, useState } from 'react';
import { useTexts } from '#texts';
import { BondNote } from '@/components/contribute/bond-note';
import { SubmissionSteps } from '@/components/contribute/submission-steps';
import { keepTypedDraft } from '@/components/contribute/typed-draft';
import type { Submission } from '@/components/contribute/use-submission';
import type { Counts } from '@/components/contribute/worker-messages';
import { Address } from '@/components/ui/address';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { useSession } from '@/components/wallet/session-provider';

/** The last step: what goes in, as whom, what the wallet will be asked, and the button. */
export function ContributeStep({
  datanetId,
  bond,
  counts,
  compared,
  incomplete,
  stuck,
  submission,
  typed,
  onSubmit,
}: {
  datanetId: number;
  bond: string;
  counts: Counts;
  compared: boolean;
  incomplete: boolean;
  /** The rows could not be compared, and it is said why. */
  stuck: boolean;
  submission: Submission;
  /** The records are the ones kept while they were typed: once contributed, they are kept no more. */
  typed: boolean;
  onSubmit: (keepDuplicates: boolean) => void;
}) {
  const t = useTexts('contribute.contributeStep');
  const { account, wallet } = useSession();
  const [keepDuplicates, setKeepDuplicates] = useState(false);
  const { step } = submission;
  const done = step.kind === 'done';
  const sending = ['choosing', 'building', 'uploading', 'signing'].includes(step.kind);
  const duplicates = counts.duplicate + counts.known;
  const copies = duplicates + counts.copy;
  const count = counts.ready + (keepDuplicates ? copies : 0);
  const signer = account ?? wallet;
  const nothing = compared && count === 0 ? t('nothing', { copies }) : null;
  const barred = stuck && !compared ? t('notCompared') : nothing;
  const barredId = useId();

  useEffect(() => {
    if (done && typed) keepTypedDraft(datanetId, { records: [], draft: {} });
  }, [done, typed, datanetId]);

  return (
    <section aria-label={t('label')} className="grid gap-4 border-line border-t pt-6">
      {copies > 0 && !done ? (
        <Checkbox
          label={t('keep', { duplicates, copies: counts.copy })}
          description={t('keepHint')}
          checked={keepDuplicates}
          disabled={sending}
          onChange={(event) => setKeepDuplicates(event.target.checked)}
        />
      ) : null}
      {counts.similar > 0 && !done ? (
        <p className="text-muted text-sm">{t('similar', { count: counts.similar })}</p>
      ) : null}
      {incomplete && !done ? <p className="text-muted text-sm">{t('incomplete')}</p> : null}
      {counts.failed > 0 ? <p className="text-muted text-sm">{t('failed', { count: counts.failed })}</p> : null}
      {done ? null : (
        <>
          <BondNote bond={bond} />
          <div className="grid gap-3">
            <p className="text-muted text-sm">
              {signer
                ? t.rich('as', { account: () => <Address address={signer} className="font-medium text-ink" /> })
                : t('noWallet')}{' '}
              {t(BigInt(bond) > 0n ? 'asksBond' : 'asks')}
            </p>
            <div>
              <Button
                size="lg"
                busy={sending || (!compared && !stuck)}
                blockedBy={barred ? barredId : undefined}
                onClick={() => onSubmit(keepDuplicates)}
              >
                {!compared && !stuck ? t('comparing') : t(step.kind === 'failed' ? 'goOn' : 'submit', { count })}
              </Button>
            </div>
            {barred ? (
              <p id={barredId} className="text-faint text-sm">
                {barred}
              </p>
            ) : null}
          </div>
        </>
      )}
      <SubmissionSteps submission={submission} datanetId={datanetId} />
    </section>
  );
}
