import type { ReactNode } from 'react';
import { getModel } from '@/app/models/[id]/get-model';
import { AskTexts } from '@/components/ask/ask-texts';
import { AreaTexts } from '@/components/texts/area-texts';

/** Asks for the model before anything of the page is sent: where there is none, the status is 404. */
export default async function ModelLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  await getModel((await params).id);
  return (
    <AreaTexts components={['models.ownerControls']}>
      <AskTexts>{children}</AskTexts>
    </AreaTexts>
  );
}
