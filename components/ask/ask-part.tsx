'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import type { AskPanel as Panel } from '@/components/ask/ask-panel';
import { Skeleton } from '@/components/ui/skeleton';

// Only who is signed in asks: the others read the page without the code. It comes with the page, so nothing moves.
const AskPanel = dynamic(() => import('@/components/ask/ask-panel').then((module) => module.AskPanel), {
  loading: () => <Skeleton className="h-80" />,
});

/** The panel for asking, on a page that has more than it. */
export function AskPart(props: ComponentProps<typeof Panel>) {
  return <AskPanel {...props} />;
}
