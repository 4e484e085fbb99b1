'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reads the page's data again every two seconds while something is under way on the server and somebody looks. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, 2_000);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
