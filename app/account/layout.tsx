import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['account', 'staking']}>{children}</AreaTexts>;
}
