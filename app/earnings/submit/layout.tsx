import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function SubmitClaimLayout({ children }: { children: ReactNode }) {
  return <AreaTexts components={['earnings.submitClaim']}>{children}</AreaTexts>;
}
