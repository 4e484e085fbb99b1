import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function PeopleLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['people', 'charts']}>{children}</AreaTexts>;
}
