import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function RecordsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts components={['datanets.recordFilters', 'datanets.recordList']}>{children}</AreaTexts>;
}
