import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

/** Sends the browser what AskPanel and all in it writes: stands in the layout of every page that has it. */
export function AskTexts({ children }: { children: ReactNode }) {
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
