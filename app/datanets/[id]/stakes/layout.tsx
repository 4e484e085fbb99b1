import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function StakesLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['staking']}>{children}</AreaTexts>;
}
