import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ReceiptsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['receipts', 'ask', 'charts']}>{children}</AreaTexts>;
}
