'use client';

import dynamic from 'next/dynamic';
import type { ComponentProps } from 'react';
import type { OwnerControls as Controls } from '@/components/models/owner-controls';
import { useSession } from '@/components/wallet/session-provider';

// Only one visitor of many owns the model: the others do without the code.
const OwnerControls = dynamic(() =>
  import('@/components/models/owner-controls').then((module) => module.OwnerControls),
);

/** The owner's controls, for the owner. */
export function OwnerPart(props: ComponentProps<typeof Controls>) {
  const { account } = useSession();
  return account === props.owner ? <OwnerControls {...props} /> : null;
}
