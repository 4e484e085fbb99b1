import { useTexts } from '#texts';
import { Term } from '@/components/glossary/term';
import { ReceiptJson } from '@/components/receipts/receipt-json';
import { CodeList } from '@/components/ui/code-list';
import { Link } from '@/components/ui/link';

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
  const t = useTexts('receipts.receiptProof');
  const lines: [string, string][] = [
    [t('receipt'), id],
    [t('hash'), hash ?? t('whenClosed')],
    ...(hash === null ? [] : ([[t('previous'), previous]] satisfies [string, string][])),
    [t('permission'), permissionHash],
    [t('block'), String(pricedAtBlock)],
  ];
  return (
    <div className="grid gap-5">
      <div className="max-w-3xl text-muted text-sm">
        {t.rich('description', {
          name: model.name,
          version: model.version,
          hash: (chunks) => <Term of="hash">{chunks}</Term>,
          model: (chunks) => (
            <Link href={`/models/${model.id}`} className="link">
              {chunks}
            </Link>
          ),
        })}
      </div>
      <CodeList lines={lines} />
      <ReceiptJson id={id} />
    </div>
  );
}
