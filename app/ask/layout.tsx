import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function AskLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts
      areas={['ask']}
      components={[
        'receipts.writtenWords',
        'receipts.citedAnswer',
        'receipts.evidenceWords',
        'receipts.citedSourceCard',
        'receipts.sourceBar',
        'account.depositForm',
        'account.permissionForm',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
