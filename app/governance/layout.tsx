import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function GovernanceLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['governance', 'earnings']}>{children}</AreaTexts>;
}
