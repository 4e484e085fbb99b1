import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ContributionLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['review']}>{children}</AreaTexts>;
}
