import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ServingLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['serving']}>{children}</AreaTexts>;
}
