import type { ReactNode } from 'react';
import { AreaTexts } from '@/components/texts/area-texts';

export default function ContributeLayout({ children }: { children: ReactNode }) {
  return (
    <AreaTexts areas={['contribute']}>
      {/* Where "Contribute" leads: on a phone the Datanet's head alone fills the screen. The tabs stay in sight. */}
      <div id="write" className="scroll-mt-16">
        {children}
      </div>
    </AreaTexts>
  );
}
