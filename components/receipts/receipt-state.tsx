import { useTexts } from '#texts';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ReceiptState } from '@/lib/schemas/receipt';

const TONES: Readonly<Record<ReceiptState, Tone>> = {
  reserved: 'neutral',
  answered: 'warn',
  attributed: 'river',
  settling: 'river',
  settled: 'good',
  failed: 'bad',
};

/** Where a receipt is between the answer and the chain. */
export function ReceiptStateBadge({ state }: { state: ReceiptState }) {
  const t = useTexts('receipts.receiptState');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
