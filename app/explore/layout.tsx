import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ExploreLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['explore', 'charts']}>{children}</AreaTexts>;
}
