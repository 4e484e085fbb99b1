import { useTexts } from '#texts';
import { Badge } from '@/components/ui/badge';

export type ProposalStandingWord = 'open' | 'challenged' | 'counting' | 'final' | 'rejected';

/** Where a proposal of an epoch stands. */
export function ProposalBadge({ standing }: { standing: ProposalStandingWord }) {
  const t = useTexts('disputes.proposalBadge');
  switch (standing) {
    case 'open':
      return <Badge tone="warn">{t('open')}</Badge>;
    case 'challenged':
      return <Badge tone="bad">{t('challenged')}</Badge>;
    case 'counting':
      return <Badge tone="good">{t('counting')}</Badge>;
    case 'final':
      return <Badge tone="good">{t('final')}</Badge>;
    case 'rejected':
      return <Badge>{t('rejected')}</Badge>;
  }
}
