import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function EpochLayout({ children }: { children: ReactNode }) {
  return <AreaTexts components={['earnings.whenClaimable']}>{children}</AreaTexts>;
}
