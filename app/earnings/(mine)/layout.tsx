import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function EarningsLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts
      components={[
        'earnings.claimButton',
        'earnings.claimElsewhere',
        'earnings.signedClaimCard',
        'earnings.whenClaimable',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
