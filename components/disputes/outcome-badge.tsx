import { Badge } from '@/components/ui/badge';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

/** What became of a challenge or a dispute. `overdue`: nobody decided in time, and anybody can end it. */
export function OutcomeBadge({ outcome, overdue = false }: { outcome: DisputeOutcome; overdue?: boolean }) {
  switch (outcome) {
    case 'open':
      return overdue ? <Badge tone="bad">Nobody decided in time</Badge> : <Badge tone="warn">Open</Badge>;
    case 'upheld':
      return <Badge tone="good">Upheld</Badge>;
    case 'dismissed':
      return <Badge>Dismissed</Badge>;
    case 'expired':
      return <Badge>Dropped undecided</Badge>;
  }
}
