import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function VersionsLayout({ children }: { children: ReactNode }) {
  return <AreaTexts components={['datanets.publishVersion']}>{children}</AreaTexts>;
}
