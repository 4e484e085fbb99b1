import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts
      components={[
        'datanets.accessRequests',
        'datanets.settingsPanel',
        'datanets.metadataFields',
        'datanets.schemaEditor',
        'datanets.similarityFields',
        'datanets.policyFields',
        'datanets.stakeSettings',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
