import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function EarningsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['earnings']}>{children}</AreaTexts>;
}
