import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function EarningsOfOthersLayout({ children }: { children: ReactNode }) {
  return <AreaTexts components={['earnings.claimForOthers']}>{children}</AreaTexts>;
}
