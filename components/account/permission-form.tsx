'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useMemo, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { drawNonce } from '@/components/account/draw-nonce';
import { suggestLimit } from '@/components/account/suggest-limit';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-class';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useSession } from '@/components/wallet/session-provider';
import { useSignature } from '@/components/wallet/use-signature';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact, parseOpen } from '@/lib/core/units';
import { MOST_MODELS, permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';

/** A model that can be asked; the price of an answer in base units. */
export type AskableModel = { id: number; name: string; unitPrice: string };

/** What the server takes: the permission with its integers as text, and the signature. */
export type SignedPermissionInput = {
  permission: {
    account: string;
    models: number[];
    maxUnitPrice: string;
    cap: string;
    deadline: number;
    nonce: string;
  };
  signature: string;
};

const DAYS = [1, 7, 30, 365] as const;

/** Signs a spending permission (EIP-712): nothing is sent to the chain, and nothing beyond it can be charged. */
export function PermissionForm({
  models,
  preselected,
  free,
  save,
  onDone,
  variant = 'primary',
}: {
  /** Those most asked first. */
  models: readonly AskableModel[];
  preselected: readonly number[];
  /** What of the deposit is not promised yet, base units as text. */
  free: string;
  save: (input: SignedPermissionInput) => Promise<ActionReply<string>>;
  onDone?: () => void;
  /** How much its button stands out. */
  variant?: ButtonVariant;
}) {
  const t = useTexts('account.permissionForm');
  const say = useSay();
  const { tag } = useReader();
  const { account, chain } = useSession();
  const router = useRouter();
  const signature = useSignature();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(preselected));
  const dearest = useMemo(
    () =>
      models
        .filter((model) => chosen.has(model.id))
        .reduce((most, { unitPrice }) => (BigInt(unitPrice) > most ? BigInt(unitPrice) : most), 0n),
    [models, chosen],
  );
  const [priceText, setPriceText] = useState<string | null>(null);
  const [capText, setCapText] = useState<string | null>(null);
  const [days, setDays] = useState('30');
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  // Until somebody types, the limits follow the models' price and the deposit.
  const price = priceText ?? (chosen.size === 0 ? '' : formatOpenExact(dearest));
  const suggested = suggestLimit({ dearest, free: BigInt(free) });
  const cap = capText ?? (chosen.size === 0 ? '' : formatOpenExact(suggested));
  const wholeDeposit = capText === null && chosen.size > 0 && suggested === BigInt(free);
  const most = Math.min(models.length, MOST_MODELS);
  const full = chosen.size === most;

  function toggle(id: number, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  function readPermission(holder: SpendingPermission['account']): SpendingPermission {
    if (chosen.size === 0) throw new AppError('invalid-input', t('noModel'));
    const maxUnitPrice = parseOpen(price);
    const limit = parseOpen(cap);
    if (maxUnitPrice < dearest) {
      throw new AppError('invalid-input', t('dearer', { price: formatOpenExact(dearest, tag) }));
    }
    if (limit < maxUnitPrice) throw new AppError('invalid-input', t('limitBelowPrice'));
    return {
      account: holder,
      models: [...chosen].sort((a, b) => a - b),
      maxUnitPrice,
      cap: limit,
      deadline: Math.floor(Date.now() / 1000) + Number(days) * 86_400,
      nonce: drawNonce(),
    };
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (account === null) return;
    setProblem(null);
    try {
      const permission = readPermission(account);
      const { domain, types, primaryType, message } = permissionTypedData({
        chainId: chain.chainId,
        vault: chain.addresses.inferenceVault,
        permission,
      });
      const signed = await signature.sign({
        domain,
        types,
        primaryType,
        message,
        explain: t('explain', { cap: formatOpenExact(permission.cap, tag) }),
        limit: t('limitWords', {
          price: formatOpenExact(permission.maxUnitPrice, tag),
          count: permission.models.length,
        }),
      });
      if (signed === null) return;
      setSaving(true);
      const reply = await callAction(() =>
        save({
          permission: {
            ...permission,
            maxUnitPrice: permission.maxUnitPrice.toString(),
            cap: permission.cap.toString(),
            nonce: permission.nonce.toString(),
          },
          signature: signed,
        }),
      );
      setSaving(false);
      if (!reply.ok) return setProblem(say(reply.error.message));
      // The page may close the form now, and shows the permission somewhere else.
      toast.success(t('signed', { cap: formatOpenExact(permission.cap, tag) }));
      router.refresh();
      onDone?.();
    } catch (error) {
      setSaving(false);
      setProblem(error instanceof AppError ? say(error.message) : t('failed'));
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-sm">{t('models')}</legend>
        {most > 1 ? (
          <p className="flex items-center justify-between gap-3 text-muted text-sm">
            <span aria-live="polite">{t('chosen', { chosen: chosen.size, count: models.length })}</span>
            <Button
              variant="secondary"
              size="sm"
              onClick={() => setChosen(new Set(full ? [] : models.slice(0, most).map(({ id }) => id)))}
            >
              {t(full ? 'chooseNone' : most < models.length ? 'chooseMost' : 'chooseAll', { count: most })}
            </Button>
          </p>
        ) : null}
        <div className="grid max-h-64 gap-3 overflow-y-auto border-line border-y py-3">
          {models.map((model) => (
            <Checkbox
              key={model.id}
              checked={chosen.has(model.id)}
              disabled={full && !chosen.has(model.id)}
              onChange={(event) => toggle(model.id, event.target.checked)}
              label={<span translate="no">{model.name}</span>}
              description={t.rich('anAnswer', { price: () => <Amount baseUnits={model.unitPrice} /> })}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t('price')} hint={t('priceHint')}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={price}
              onChange={(event) => setPriceText(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('cap')} hint={t(wholeDeposit ? 'capHintDeposit' : 'capHint')}>
          {(control) => (
            <Input {...control} inputMode="decimal" value={cap} onChange={(event) => setCapText(event.target.value)} />
          )}
        </Field>
        <Field label={t('days')}>
          {(control) => (
            <Select
              {...control}
              value={days}
              onChange={(event) => setDays(event.target.value)}
              options={DAYS.map((count) => ({ value: String(count), label: t('dayCount', { count }) }))}
            />
          )}
        </Field>
      </div>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      {signature.state === 'failed' && signature.error ? <Alert tone="bad">{signature.error}</Alert> : null}
      <div className="grid gap-2">
        <div>
          <Button type="submit" variant={variant} busy={saving || signature.state === 'signing'}>
            {t('sign')}
          </Button>
        </div>
        <p className="text-faint text-sm">{t('note')}</p>
      </div>
    </form>
  );
}
