import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function DatanetsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['datanets', 'contribute', 'review', 'staking', 'disputes']}>{children}</AreaTexts>;
}
