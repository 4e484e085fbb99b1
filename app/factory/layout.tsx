import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function FactoryLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['factory', 'models']}>{children}</AreaTexts>;
}
