import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function NewDatanetLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts
      components={[
        'datanets.createDatanet',
        'datanets.metadataFields',
        'datanets.schemaEditor',
        'datanets.similarityFields',
        'datanets.policyFields',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
