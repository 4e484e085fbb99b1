import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function AskLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['ask', 'receipts', 'account']}>{children}</AreaTexts>;
}
