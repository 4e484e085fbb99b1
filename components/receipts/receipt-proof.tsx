import Link from 'next/link';
import { ReceiptJson } from '@/components/receipts/receipt-json';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';

/** What fixes a receipt: its hash, the one before it, the permission it was paid under; and the document itself. */
export function ReceiptProof({
  id,
  hash,
  previous,
  pricedAtBlock,
  permissionHash,
  model,
}: {
  id: string;
  /** Null until the epoch closes and the chain of receipts is tied. */
  hash: string | null;
  previous: string;
  pricedAtBlock: number;
  permissionHash: string;
  model: { id: number; name: string; version: number };
}) {
  const lines: [string, string][] = [
    ['Receipt', id],
    ['Hash', hash ?? 'when its epoch closes'],
    ...(hash === null ? [] : ([['Hash of the receipt before', previous]] satisfies [string, string][])),
    ['Paid under the permission', permissionHash],
    ['Priced as of block', String(pricedAtBlock)],
  ];
  return (
    <Card>
      <CardHeader
        title="The receipt itself"
        description={
          <>
            Canonical JSON (RFC 8785); its Keccak-256 is the receipt’s hash, and each receipt names the one before it.
            It names{' '}
            <Link href={`/models/${model.id}`} className="link">
              {model.name}
            </Link>
            , version {model.version}, by the hash of its manifest.
          </>
        }
      />
      <div className="grid gap-5">
        <CodeList lines={lines} />
        <ReceiptJson id={id} />
      </div>
    </Card>
  );
}
