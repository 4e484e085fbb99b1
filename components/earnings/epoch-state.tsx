import { useTexts } from '#texts';
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
  const t = useTexts('earnings.epochState');
  if (status === 'rejected') return <Badge tone="bad">{t('dropped')}</Badge>;
  if (challenged) return <Badge tone="bad">{t('challenged')}</Badge>;
  if (claimed) return <Badge>{t('claimed')}</Badge>;
  return claimable ? <Badge tone="value">{t('claimable')}</Badge> : <Badge tone="warn">{t('inWindow')}</Badge>;
}
