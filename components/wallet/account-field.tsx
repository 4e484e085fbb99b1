'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';

/** An account that somebody types: an address, or on the local chain a name. */
export function AccountField({
  label,
  value,
  error,
  optional = false,
  className = '',
  onChange,
}: {
  label: string;
  value: string;
  error: ReactNode;
  optional?: boolean;
  className?: string;
  onChange: (value: string) => void;
}) {
  const t = useTexts('wallet.accountField');
  const { chain } = useSession();
  return (
    <Field label={label} error={error} optional={optional} className={className}>
      {(control) => (
        <Input
          {...control}
          value={value}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          placeholder={chain.local ? t('placeholderLocal') : '0x…'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
