import { Badge } from '@/components/ui/badge';

/** Where an epoch stands: in its window, claimable, or rejected. */
export function EpochStateBadge({ status, claimable }: { status: string; claimable: boolean }) {
  if (status === 'rejected') return <Badge tone="bad">Rejected</Badge>;
  return claimable ? <Badge tone="good">Claimable</Badge> : <Badge tone="warn">In its window</Badge>;
}
