import { useTexts } from '#texts';
import { Badge } from '@/components/ui/badge';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

/** What became of a challenge or a dispute. `overdue`: nobody decided in time, and anybody can end it. */
export function OutcomeBadge({ outcome, overdue = false }: { outcome: DisputeOutcome; overdue?: boolean }) {
  const t = useTexts('disputes.outcomeBadge');
  switch (outcome) {
    case 'open':
      return overdue ? <Badge tone="bad">{t('overdue')}</Badge> : <Badge tone="warn">{t('open')}</Badge>;
    case 'upheld':
      return <Badge tone="good">{t('upheld')}</Badge>;
    case 'dismissed':
      return <Badge>{t('dismissed')}</Badge>;
    case 'expired':
      return <Badge>{t('expired')}</Badge>;
  }
}
