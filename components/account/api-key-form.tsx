'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { drawNonce } from '@/components/account/draw-nonce';
import type { SignedPermissionInput } from '@/components/account/permission-form';
import type { PermissionItem } from '@/components/account/permission-list';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useSession } from '@/components/wallet/session-provider';
import { useSignature } from '@/components/wallet/use-signature';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';
import { permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';

type CreateKey = (input: { name: string; permissionHash: string; budget: string }) => Promise<ActionReply<string>>;
type SavePermission = (input: SignedPermissionInput) => Promise<ActionReply<string>>;

/**
 * Makes a bearer key, shown this once. Its budget is enforced by the vault where the key gets a permission of its own
 * (the same models, price and end, its budget as the cap); under a shared one, by this server alone.
 */
export function ApiKeyForm({
  permissions,
  create,
  savePermission,
}: {
  permissions: readonly PermissionItem[];
  create: CreateKey;
  savePermission: SavePermission;
}) {
  const t = useTexts('account.apiKeyForm');
  const say = useSay();
  const { tag } = useReader();
  const { account, chain } = useSession();
  const router = useRouter();
  const signature = useSignature();
  const [name, setName] = useState('');
  const [permissionHash, setPermissionHash] = useState<string | null>(null);
  const [typedBudget, setBudget] = useState<string | null>(null);
  const [ownLimit, setOwnLimit] = useState(true);
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Signed, and no key made under it yet: trying again takes it, or each try would allow the same amount once more. */
  const spare = useRef<{ hash: string; like: string; cap: bigint } | null>(null);
  // The newest until one is chosen; the one chosen can have been revoked meanwhile.
  const like = permissions.find((permission) => permission.permissionHash === permissionHash) ?? permissions[0];
  const budget = typedBudget ?? suggestBudget(like);

  /** The hash of the permission that the key asks under, or null where the person did not sign. */
  async function permit(holder: Hex, template: PermissionItem, cap: bigint): Promise<string | null> {
    if (!ownLimit) return template.permissionHash;
    if (cap < BigInt(template.maxUnitPrice)) {
      throw new AppError('invalid-input', t('budgetBelowPrice'));
    }
    if (spare.current?.like === template.permissionHash && spare.current.cap === cap) return spare.current.hash;
    const permission: SpendingPermission = {
      account: holder,
      models: template.models.map((model) => model.id),
      maxUnitPrice: BigInt(template.maxUnitPrice),
      cap,
      deadline: template.deadline,
      nonce: drawNonce(),
    };
    const signed = await signature.sign({
      ...permissionTypedData({ chainId: chain.chainId, vault: chain.addresses.inferenceVault, permission }),
      explain: t('explain', { cap: formatOpenExact(cap, tag) }),
      limit: t('limitWords', { price: formatOpenExact(permission.maxUnitPrice, tag), count: permission.models.length }),
    });
    if (signed === null) return null;
    const { maxUnitPrice, nonce, ...rest } = permission;
    const saved = await savePermission({
      permission: { ...rest, maxUnitPrice: maxUnitPrice.toString(), cap: cap.toString(), nonce: nonce.toString() },
      signature: signed,
    });
    if (!saved.ok) throw new AppError('invalid-input', saved.error.message);
    spare.current = { hash: saved.value, like: template.permissionHash, cap };
    return saved.value;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (account === null || !like || busy) return;
    setProblem(null);
    setBusy(true);
    try {
      const cap = parseOpen(budget);
      const under = await permit(account, like, cap);
      if (under === null) return;
      const reply = await callAction(() => create({ name, permissionHash: under, budget: cap.toString() }));
      if (!reply.ok) return setProblem(say(reply.error.message));
      if (spare.current?.hash === under) spare.current = null;
      setMade(reply.value);
      setName('');
      router.refresh();
    } catch (error) {
      setProblem(error instanceof AppError ? say(error.message) : t('failed'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="grid gap-4">
      {made ? (
        <div className="grid gap-2">
          <Alert tone="good" title={t('copyTitle')}>
            {t('copyHint')}
          </Alert>
          <CodeBlock code={made} label={t('newKey')} />
        </div>
      ) : null}
      <form onSubmit={submit} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_1.4fr_10rem] sm:items-start">
          <Field label={t('name')}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={60}
                required
                placeholder={t('namePlaceholder')}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={ownLimit ? t('like') : t('under')}>
            {(control) => (
              <Select
                {...control}
                value={like?.permissionHash ?? ''}
                onChange={(event) => setPermissionHash(event.target.value)}
                options={permissions.map((permission) => ({
                  value: permission.permissionHash,
                  label: `${permission.models.map((model) => model.name).join(', ')} · ${formatOpen(BigInt(permission.cap), tag)} OPEN`,
                }))}
              />
            )}
          </Field>
          <Field label={t('budget')}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={budget}
                onChange={(event) => setBudget(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Checkbox
          checked={ownLimit}
          onChange={(event) => setOwnLimit(event.target.checked)}
          label={t('own')}
          description={
            ownLimit || !like ? t('ownHint') : t.rich('sharedHint', { cap: () => <Amount baseUnits={like.cap} /> })
          }
        />
        <div>
          <Button type="submit" variant="secondary" busy={busy}>
            {t('make')}
          </Button>
        </div>
      </form>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      {signature.state === 'failed' && signature.error ? <Alert tone="bad">{signature.error}</Alert> : null}
    </div>
  );
}

function suggestBudget(permission: PermissionItem | undefined): string {
  return permission ? formatOpenExact(BigInt(permission.cap) / 10n) : '';
}
