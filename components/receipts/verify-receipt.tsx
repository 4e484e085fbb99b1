'use client';

import { ShieldCheck } from 'lucide-react';
import { useReader, useSay, useTexts } from '#texts';
import { useVerification, type Verification } from '@/components/receipts/use-verification';
import { VerifyChecks } from '@/components/receipts/verify-checks';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Progress } from '@/components/ui/progress';
import { useSession } from '@/components/wallet/session-provider';
import { formatNumber } from '@/lib/core/format-number';
import type { Check } from '@/lib/verify/check';

/**
 * A button that recomputes a settled receipt in the reader's own browser, from the chain and from files that are hashed
 * again; and the list of what was checked. Nothing of it is loaded before the click.
 */
export function VerifyReceipt({ receiptId, epoch, origin }: { receiptId: string; epoch: number; origin: string }) {
  const t = useTexts('receipts.verifyReceipt');
  const { chain } = useSession();
  const { verification, start } = useVerification();
  const { state } = verification;
  return (
    <div className="grid gap-4">
      <div>
        <Button
          variant={state === 'idle' ? 'primary' : 'secondary'}
          busy={state === 'running'}
          onClick={() => start({ chain, receiptId, epoch })}
        >
          {state === 'running' ? null : <ShieldCheck aria-hidden="true" />}
          {t(state === 'idle' || state === 'running' ? 'now' : 'again')}
        </Button>
      </div>
      <Outcome verification={verification} />
      <details className="text-sm">
        <summary className="cursor-pointer text-muted hover:text-ink">{t('outside')}</summary>
        <p className="mt-2 mb-2 text-muted">
          {t.rich('outsideWords', { rpc: () => <code>--rpc</code>, train: () => <code>--train</code> })}
        </p>
        <CodeBlock code={`npm run verify -- --receipt ${receiptId} --url ${origin}`} label={t('command')} />
      </details>
    </div>
  );
}

function Outcome({ verification }: { verification: Verification }) {
  const say = useSay();
  const checks = verification.state === 'idle' ? [] : verification.checks;
  return (
    <>
      {/* There from the first: a screen reader is told each step and the outcome, whoever waits beside the button. */}
      <div aria-live="polite" className="empty:-mt-4">
        {verification.state === 'running' ? (
          <Progress fraction={null} label={say(verification.step)} detail="" />
        ) : null}
        {verification.state === 'failed' ? <Alert tone="bad">{say(verification.message)}</Alert> : null}
        {verification.state === 'done' ? <Verdict {...verification} /> : null}
      </div>
      {checks.length > 0 ? <VerifyChecks checks={checks} /> : null}
    </>
  );
}

function Verdict({ verdict, seconds, checks }: Extract<Verification, { state: 'done' }>) {
  const t = useTexts('receipts.verifyReceipt');
  const { tag } = useReader();
  const time = formatNumber(seconds, tag, { maximumFractionDigits: seconds < 10 ? 1 : 0 });
  const count = (wanted: Check['state']) => checks.filter(({ state }) => state === wanted).length;
  if (verdict === 'differs') {
    return (
      <Alert tone="bad" title={t('notRight')}>
        {t('notRightWords', { count: count('differs'), seconds: time })}
      </Alert>
    );
  }
  if (verdict === 'incomplete') {
    return (
      <Alert tone="warn" title={t('partlyRight')}>
        {t('partlyRightWords', { agreed: count('agrees'), open: count('not-checkable'), seconds: time })}
      </Alert>
    );
  }
  return (
    <Alert tone="good" title={t('right')}>
      {t('rightWords', { count: count('agrees'), seconds: time })}
    </Alert>
  );
}
