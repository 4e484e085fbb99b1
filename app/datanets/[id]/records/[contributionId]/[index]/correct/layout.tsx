import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function CorrectRecordLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts
      components={[
        'contribute.correctionForm',
        'contribute.bondNote',
        'contribute.recordForm',
        'contribute.submissionSteps',
        'contribute.submission',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
