import { Badge } from '@/components/ui/badge';

export type ProposalStandingWord = 'open' | 'challenged' | 'counting' | 'final' | 'rejected';

/** Where a proposal of an epoch stands. */
export function ProposalBadge({ standing }: { standing: ProposalStandingWord }) {
  switch (standing) {
    case 'open':
      return <Badge tone="warn">Can be challenged</Badge>;
    case 'challenged':
      return <Badge tone="bad">Challenged</Badge>;
    case 'counting':
      return <Badge tone="good">Counts, its window is over</Badge>;
    case 'final':
      return <Badge tone="good">Final</Badge>;
    case 'rejected':
      return <Badge>Thrown out</Badge>;
  }
}
