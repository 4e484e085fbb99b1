import type { ReactNode } from 'react';
import { getReceipt } from '@/app/receipts/[id]/get-receipt';
import { AreaTexts } from '@/components/texts/area-texts';

/** Asks for the receipt before anything of the page is sent: where there is none to see, the status is 404. */
export default async function ReceiptLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await getReceipt((await params).id);
  return (
    <AreaTexts
      components={[
        'receipts.citedAnswer',
        'receipts.evidenceWords',
        'receipts.citedSourceCard',
        'receipts.sourceBar',
        'receipts.receiptJson',
        'receipts.verifyReceipt',
        'receipts.useVerification',
        'receipts.verifyChecks',
      ]}
    >
      {children}
    </AreaTexts>
  );
}
