import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';

/** What fixes a receipt: its hash, the one before it, the permission it was paid under; and the document itself. */
export function ReceiptProof({
  id,
  hash,
  previous,
  pricedAtBlock,
  permissionHash,
}: {
  id: string;
  /** Null until the epoch closes and the chain of receipts is tied. */
  hash: string | null;
  previous: string;
  pricedAtBlock: number;
  permissionHash: string;
}) {
  const lines: [string, string][] = [
    ['Receipt', id],
    ['Hash', hash ?? 'when its epoch closes'],
    ...(hash === null ? [] : ([['Hash of the receipt before', previous]] satisfies [string, string][])),
    ['Permission', permissionHash],
    ['Priced as of block', String(pricedAtBlock)],
  ];
  return (
    <Card>
      <CardHeader
        title="The receipt itself"
        description="Canonical JSON (RFC 8785); its Keccak-256 is the receipt's hash."
        action={
          <a href={`/api/v1/receipts/${id}`} download={`receipt-${id}.json`} className="link text-sm">
            Download JSON
          </a>
        }
      />
      <CodeList lines={lines} />
    </Card>
  );
}
