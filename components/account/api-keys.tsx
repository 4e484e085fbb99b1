'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import type { PermissionItem } from '@/components/account/permission-list';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type ApiKeyItem = {
  id: string;
  permissionHash: string;
  name: string;
  prefix: string;
  budget: string;
  served: string;
  createdAt: string;
  lastUsedAt: string | null;
  revoked: boolean;
};

/** The account's keys, the revoked ones too. */
export function ApiKeyTable({
  keys,
  permissions,
  revoke,
}: {
  keys: readonly ApiKeyItem[];
  /** What the keys ask under: they say which models. */
  permissions: readonly PermissionItem[];
  revoke: (id: string) => Promise<ActionReply<void>>;
}) {
  const t = useTexts('account.apiKeys');
  const say = useSay();
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function end(id: string) {
    setBusy(id);
    setProblem(null);
    const reply = await callAction(() => revoke(id));
    setBusy(null);
    if (!reply.ok) return setProblem(say(reply.error.message));
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <Table caption={t('caption')}>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{t('name')}</TableHeaderCell>
            <TableHeaderCell>{t('key')}</TableHeaderCell>
            <TableHeaderCell>{t('models')}</TableHeaderCell>
            <TableHeaderCell numeric>{t('served')}</TableHeaderCell>
            <TableHeaderCell>{t('lastUsed')}</TableHeaderCell>
            <TableHeaderCell>
              <span className="sr-only">{t('actions')}</span>
            </TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {keys.map((key) => (
            <TableRow key={key.id}>
              <TableCell>
                <span translate="no">{key.name}</span>
              </TableCell>
              <TableCell>
                <code className="font-mono text-xs">{key.prefix}…</code>
              </TableCell>
              <TableCell>
                <span translate="no">
                  {permissions
                    .find(({ permissionHash }) => permissionHash === key.permissionHash)
                    ?.models.map((model) => model.name)
                    .join(', ') ?? '–'}
                </span>
              </TableCell>
              <TableCell numeric>
                {t.rich('servedOf', {
                  served: () => <Amount baseUnits={key.served} unit={false} />,
                  budget: () => <Amount baseUnits={key.budget} />,
                })}
              </TableCell>
              <TableCell>{key.lastUsedAt ? <TimeAgo at={key.lastUsedAt} /> : t('never')}</TableCell>
              <TableCell numeric>
                {key.revoked ? (
                  <Badge>{t('revoked')}</Badge>
                ) : (
                  <Button variant="secondary" size="sm" busy={busy === key.id} onClick={() => void end(key.id)}>
                    {t.rich('revoke', {
                      name: key.name,
                      hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                    })}
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
