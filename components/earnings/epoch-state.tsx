import { Badge } from '@/components/ui/badge';

/** Where an epoch stands: in its window, claimable, or rejected; for its earner also whether it has been claimed. */
export function EpochStateBadge({
  status,
  claimable,
  claimed = false,
}: {
  status: string;
  claimable: boolean;
  claimed?: boolean;
}) {
  if (status === 'rejected') return <Badge tone="bad">Rejected</Badge>;
  if (claimed) return <Badge>Claimed</Badge>;
  return claimable ? <Badge tone="good">Claimable</Badge> : <Badge tone="warn">In its window</Badge>;
}
