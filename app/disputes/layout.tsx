import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function DisputesLayout({ children }: { children: ReactNode }) {
  return <AreaTexts areas={['disputes']}>{children}</AreaTexts>;
}
