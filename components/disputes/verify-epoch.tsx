'use client';

import { useSyncExternalStore } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';

/** How to find out whether a proposed epoch is right, without believing this site. */
export function VerifyEpoch({ number }: { number: number }) {
  // Known to the browser alone; it never changes.
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => location.origin,
    () => '',
  );
  return (
    <Card>
      <CardHeader
        title="Verify this epoch"
        description="From a copy of the source code, with a node of your own choice (--rpc): every receipt, share, sum and the root are computed again from the chain’s events and published files. What differs is printed, with what it says and what it should."
      />
      <div className="grid gap-4">
        <CodeBlock
          code={`npm run verify -- --epoch ${number} --url ${origin}`}
          label="Command that verifies this epoch"
        />
        <p className="text-muted text-sm">
          This one does it for every epoch that is proposed, and challenges a wrong one by itself, with the key of an
          account that holds OPEN for the bond in WATCHER_PRIVATE_KEY:
        </p>
        <CodeBlock
          code={`npm run watch:epochs -- --rpc ${origin}/api/rpc --site ${origin}`}
          label="Command that watches all epochs"
        />
      </div>
    </Card>
  );
}
