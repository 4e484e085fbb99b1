'use client';

import dynamic from 'next/dynamic';
import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';

// What sends a transaction is loaded only where there is something to ask for.
const RequestDialog = dynamic(() =>
  import('@/components/datanets/request-dialog').then((module) => module.RequestDialog),
);

/** Whether a person needs to ask for a permission, or has. */
export type Asking = 'none' | 'can-ask' | 'asked';

const PERMISSIONS = [
  { name: 'contribute', value: 0 },
  { name: 'train', value: 1 },
] as const;

/** For a Datanet with access on request: asks the owner, with a note, or says that one has asked. */
export function RequestAccess({
  datanetId,
  contribute,
  train,
}: {
  datanetId: number;
  contribute: Asking;
  train: Asking;
}) {
  const t = useTexts('datanets.requestAccess');
  const states = { contribute, train };
  const open = PERMISSIONS.filter(({ name }) => states[name] !== 'none');
  if (open.length === 0) return null;
  return (
    <div className="mb-5 grid gap-2">
      {open.map((permission) => (
        <Alert
          key={permission.name}
          tone="info"
          action={
            states[permission.name] === 'can-ask' ? (
              <RequestDialog datanetId={datanetId} value={permission.value} permission={permission.name} />
            ) : null
          }
        >
          {t(states[permission.name] === 'asked' ? 'asked' : 'canAsk', { permission: permission.name })}
        </Alert>
      ))}
    </div>
  );
}
