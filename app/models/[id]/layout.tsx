import type { ReactNode } from 'react';
import { getModel } from '@/app/models/[id]/get-model';

/** Asks for the model before anything of the page is sent: where there is none, the status is 404. */
export default async function ModelLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await getModel((await params).id);
  return children;
}
