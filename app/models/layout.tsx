import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ModelsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['models', 'ask', 'receipts', 'account', 'charts']}>{children}</AreaTexts>;
}
