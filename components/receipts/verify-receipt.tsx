'use client';

import { ShieldCheck } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useVerification, type Verification } from '@/components/receipts/use-verification';
import { VerifyChecks } from '@/components/receipts/verify-checks';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Progress } from '@/components/ui/progress';
import { useSession } from '@/components/wallet/session-provider';

/**
 * A button that recomputes a settled receipt in the reader's own browser, from the chain and from files that are hashed
 * again; and the list of what was checked. Nothing of it is loaded before the click.
 */
export function VerifyReceipt({ receiptId, epoch }: { receiptId: string; epoch: number }) {
  const { chain } = useSession();
  const { verification, start } = useVerification();
  const { state } = verification;
  // Known to the browser alone; it never changes.
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => location.origin,
    () => '',
  );
  return (
    <Card>
      <CardHeader
        title="Check this receipt yourself"
        description="Your browser reads the chain’s events and the published files, checks each file against its identifier, and computes the answer, what every record did for it, and every share again."
      />
      <div className="grid gap-4">
        <div>
          <Button
            variant={state === 'idle' ? 'primary' : 'secondary'}
            busy={state === 'running'}
            onClick={() => start({ chain, receiptId, epoch })}
          >
            {state === 'running' ? null : <ShieldCheck aria-hidden="true" />}
            {state === 'idle' || state === 'running' ? 'Check it now' : 'Check it again'}
          </Button>
        </div>
        <Outcome verification={verification} />
        <details className="text-sm">
          <summary className="cursor-pointer text-muted hover:text-ink">Check it outside this page</summary>
          <p className="mt-2 mb-2 text-muted">
            Here the chain is asked through this site. From a copy of the source code you choose the node yourself (
            <code>--rpc</code>), and can have the model trained again too (<code>--train</code>):
          </p>
          <CodeBlock
            code={`npm run verify -- --receipt ${receiptId} --url ${origin}`}
            label="Command that checks this receipt"
          />
        </details>
      </div>
    </Card>
  );
}

function Outcome({ verification }: { verification: Verification }) {
  if (verification.state === 'idle') return null;
  const { checks } = verification;
  return (
    <>
      {verification.state === 'running' ? <Progress fraction={null} label={verification.step} detail="" /> : null}
      {verification.state === 'failed' ? <Alert tone="bad">{verification.message}</Alert> : null}
      {verification.state === 'done' ? <Verdict {...verification} /> : null}
      {checks.length > 0 ? <VerifyChecks checks={checks} /> : null}
    </>
  );
}

function Verdict({ verdict, seconds, checks }: Extract<Verification, { state: 'done' }>) {
  const time = `in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const agreed = checks.filter(({ state }) => state === 'agrees').length;
  const differing = checks.filter(({ state }) => state === 'differs').length;
  const open = checks.filter(({ state }) => state === 'not-checkable').length;
  if (verdict === 'differs') {
    return (
      <Alert tone="bad" title="This receipt is not right">
        {count(differing, 'check')} found something else than the receipt says, {time}.
      </Alert>
    );
  }
  if (verdict === 'incomplete') {
    return (
      <Alert tone="warn" title="What can be checked is right">
        {count(agreed, 'check')} came out right, {count(open, 'thing')} cannot be checked any more, {time}.
      </Alert>
    );
  }
  return (
    <Alert tone="good" title="Every check agrees">
      {count(agreed, 'check')} {time}: this receipt follows from what is published, to the unit.
    </Alert>
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
