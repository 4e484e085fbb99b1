'use client';

import { Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';

const EVERY_MS = 15_000;

/** Reads the page's data again now and then while it is looked at and nobody is at a place of the picture; can be stopped. */
export function StayCurrent() {
  const t = useTexts('explore.stayCurrent');
  const router = useRouter();
  const [on, setOn] = useState(true);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => {
      const busy = document.querySelector('.stream :is(:hover, :focus)') !== null;
      if (document.visibilityState === 'visible' && !busy) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [on, router]);
  return (
    <Button variant="secondary" size="sm" onClick={() => setOn((before) => !before)} title={t('title')}>
      {on ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      {t(on ? 'pause' : 'resume')}
    </Button>
  );
}
