import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ComputeLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['compute']}>{children}</AreaTexts>;
}
