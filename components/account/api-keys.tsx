'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import type { PermissionItem } from '@/components/account/permission-list';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { AppError } from '@/lib/core/errors';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';

export type ApiKeyItem = {
  id: string;
  name: string;
  prefix: string;
  budget: string;
  served: string;
  createdAt: string;
  lastUsedAt: string | null;
  revoked: boolean;
};

type CreateKey = (input: { name: string; permissionHash: string; budget: string }) => Promise<ActionReply<string>>;

/** Makes a bearer key under a permission. The key is shown this once. */
export function ApiKeyForm({ permissions, create }: { permissions: readonly PermissionItem[]; create: CreateKey }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [permissionHash, setPermissionHash] = useState(permissions[0]?.permissionHash ?? '');
  const [budget, setBudget] = useState(() => suggestBudget(permissions[0]));
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setProblem(null);
    try {
      const input = { name, permissionHash, budget: parseOpen(budget).toString() };
      setBusy(true);
      const reply = await callAction(() => create(input));
      setBusy(false);
      if (!reply.ok) return setProblem(reply.error.message);
      setMade(reply.value);
      setName('');
      router.refresh();
    } catch (error) {
      setBusy(false);
      setProblem(error instanceof AppError ? error.message : 'The key could not be made. Try again.');
    }
  }

  return (
    <div className="grid gap-4">
      {made ? (
        <div className="grid gap-2">
          <Alert tone="good" title="Copy the key now">
            It is not kept and cannot be shown again.
          </Alert>
          <CodeBlock code={made} label="Your new API key" />
        </div>
      ) : null}
      <form onSubmit={submit} className="grid gap-4 sm:grid-cols-[1fr_1.4fr_10rem_auto] sm:items-start">
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={60}
              required
              placeholder="My script"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Under the permission">
          {(control) => (
            <Select
              {...control}
              value={permissionHash}
              onChange={(event) => setPermissionHash(event.target.value)}
              options={permissions.map((permission) => ({
                value: permission.permissionHash,
                label: `${permission.models.map((model) => model.name).join(', ')} · ${formatOpen(BigInt(permission.cap))} OPEN`,
              }))}
            />
          )}
        </Field>
        <Field label="Budget, in OPEN">
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={budget}
              onChange={(event) => setBudget(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={busy} className="sm:mt-[1.625rem]">
          Make a key
        </Button>
      </form>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
    </div>
  );
}

function suggestBudget(permission: PermissionItem | undefined): string {
  return permission ? formatOpenExact(BigInt(permission.cap) / 10n) : '';
}

/** The account's keys, the revoked ones too. */
export function ApiKeyTable({
  keys,
  revoke,
}: {
  keys: readonly ApiKeyItem[];
  revoke: (id: string) => Promise<ActionReply<void>>;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function end(id: string) {
    setBusy(id);
    setProblem(null);
    const reply = await callAction(() => revoke(id));
    setBusy(null);
    if (!reply.ok) return setProblem(reply.error.message);
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <Table caption="API keys">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Name</TableHeaderCell>
            <TableHeaderCell>Key</TableHeaderCell>
            <TableHeaderCell numeric>Served of budget</TableHeaderCell>
            <TableHeaderCell>Last used</TableHeaderCell>
            <TableHeaderCell>
              <span className="sr-only">Actions</span>
            </TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {keys.map((key) => (
            <TableRow key={key.id}>
              <TableCell>{key.name}</TableCell>
              <TableCell>
                <code className="font-mono text-xs">{key.prefix}…</code>
              </TableCell>
              <TableCell numeric>
                <Amount baseUnits={key.served} unit={false} /> of <Amount baseUnits={key.budget} />
              </TableCell>
              <TableCell>{key.lastUsedAt ? <TimeAgo at={key.lastUsedAt} /> : 'never'}</TableCell>
              <TableCell numeric>
                {key.revoked ? (
                  <Badge>Revoked</Badge>
                ) : (
                  <Button variant="secondary" size="sm" busy={busy === key.id} onClick={() => void end(key.id)}>
                    Revoke<span className="sr-only"> {key.name}</span>
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
