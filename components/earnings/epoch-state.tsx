import { Badge } from '@/components/ui/badge';

/** Where an epoch stands: in its window, challenged, claimable, or dropped; for its earner also whether it has been claimed. */
export function EpochStateBadge({
  status,
  claimable,
  challenged,
  claimed = false,
}: {
  status: string;
  claimable: boolean;
  challenged: boolean;
  claimed?: boolean;
}) {
  if (status === 'rejected') return <Badge tone="bad">Dropped</Badge>;
  if (challenged) return <Badge tone="bad">Challenged</Badge>;
  if (claimed) return <Badge>Claimed</Badge>;
  return claimable ? <Badge tone="good">Claimable</Badge> : <Badge tone="warn">In its window</Badge>;
}
