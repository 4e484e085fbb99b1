import type { ReactNode } from 'react';
import { getReceipt } from '@/app/receipts/[id]/get-receipt';

/** Asks for the receipt before anything of the page is sent: where there is none to see, the status is 404. */
export default async function ReceiptLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await getReceipt((await params).id);
  return children;
}
