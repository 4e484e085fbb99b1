import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ContributeLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['contribute']}>{children}</AreaTexts>;
}
