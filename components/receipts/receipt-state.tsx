import { Badge, type Tone } from '@/components/ui/badge';
import type { ReceiptState } from '@/lib/schemas/receipt';

const LOOK: Record<ReceiptState, { tone: Tone; words: string }> = {
  reserved: { tone: 'neutral', words: 'Being answered' },
  answered: { tone: 'warn', words: 'Being attributed' },
  attributed: { tone: 'river', words: 'Attributed' },
  settling: { tone: 'river', words: 'Settling' },
  settled: { tone: 'good', words: 'Settled' },
  failed: { tone: 'bad', words: 'Failed, not charged' },
};

/** Where a receipt is between the answer and the chain. */
export function ReceiptStateBadge({ state }: { state: ReceiptState }) {
  const { tone, words } = LOOK[state];
  return <Badge tone={tone}>{words}</Badge>;
}
