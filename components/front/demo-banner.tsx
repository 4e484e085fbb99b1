'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Progress } from '@/components/ui/progress';

/** While the demo economy is being played: how far it is, and the page's figures kept current. */
export function DemoBanner({ step, done, total }: { step: string; done: number; total: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 3000);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <section
      aria-label="Demo economy"
      className="mb-8 rounded-lg border border-river/25 bg-river-soft px-5 py-4 text-river-ink"
    >
      <p className="font-medium text-sm">The demo economy is filling in</p>
      <p className="mt-0.5 mb-3 text-sm">
        Its people are really contributing, training, asking and settling on the local chain. Everything works
        meanwhile.
      </p>
      <Progress fraction={done / total} label={step === '' ? 'Starting' : step} detail={`${done} of ${total}`} />
    </section>
  );
}
