'use client';

import dynamic from 'next/dynamic';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useReader, useTexts } from '#texts';
import type { ActionReply } from '@/components/account/action-reply';
import type { AskableModel, SignedPermissionInput } from '@/components/account/permission-form';
import type { PermissionItem } from '@/components/account/permission-list';
import { AnswerCard } from '@/components/ask/answer-card';
import type { Pending } from '@/components/ask/asked-store';
import { DEFAULT_SETTINGS, GenerationSettings, readSettings } from '@/components/ask/generation-settings';
import { modelWords } from '@/components/ask/model-words';
import type { ReadTrace } from '@/components/ask/use-answer-trace';
import { useAsking, type Writing } from '@/components/ask/use-asking';
import { useInSight } from '@/components/ask/use-in-sight';
import { WritingCard } from '@/components/ask/writing-card';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { Textarea } from '@/components/ui/textarea';
import { formatOpen } from '@/lib/core/units';
import { MAX_QUESTION_LENGTH } from '@/lib/schemas/answer-limits';
import type { ModelKind } from '@/lib/schemas/training';

/** What a deposit and a permission need of the wallet is loaded only where one is missing. */
const AskSetup = dynamic(() => import('@/components/ask/ask-setup').then((module) => module.AskSetup), {
  loading: () => <Skeleton className="mt-6 h-48" />,
});

/** A model of the list: what it costs and is, and a Datanet that its answers can be corrected in. */
export type PanelModel = AskableModel & { summary: string; kind: ModelKind; datanetId: number | null };

/**
 * Asks a model and shows its answers, newest first: one field, one button with its price. Where the deposit or a
 * permission is missing, it is made right here. A language model's answer is shown as it is written; before its first word
 * it can be stopped for nothing, later it is only shown no longer. Amounts are base units as text; the functions are server
 * actions. With one model there is nothing to choose.
 */
export function AskPanel({
  account,
  models,
  initialModel,
  initialQuestion = '',
  permissions,
  money,
  savePermission,
  readTrace,
}: {
  account: string;
  models: readonly PanelModel[];
  initialModel: number;
  initialQuestion?: string;
  permissions: readonly PermissionItem[];
  money: { free: string; wallet: string };
  savePermission: (input: SignedPermissionInput) => Promise<ActionReply<string>>;
  readTrace: ReadTrace;
}) {
  const t = useTexts('ask.askPanel');
  const kindTexts = useTexts('ask.modelWords');
  const { tag } = useReader();
  const [modelId, setModelId] = useState(initialModel);
  const [question, setQuestion] = useState(initialQuestion);
  const [disclosed, setDisclosed] = useState(true);
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const { answers, writing, problem, notice, setProblem, ask } = useAsking(account);
  // A question that could not be sent keeps its key, so that sending it again cannot be charged twice.
  const attempt = useRef<{ body: string; key: string } | null>(null);
  // What was asked here, not what an earlier visit left under way: that moves nothing.
  const asked = useRef<string | null>(null);
  const busy = writing !== null;
  const results = useInSight({ newest: writing?.key ?? answers[0]?.key ?? null, busy, wanted: asked });

  const model = models.find((candidate) => candidate.id === modelId) ?? models[0];
  if (!model) return null;
  const fee = BigInt(model.unitPrice);
  const usable = permissions.find((permission) => mayPay(permission, { modelId: model.id, fee }));
  const funded = BigInt(money.free) >= fee;
  const words = modelWords(kindTexts, model.kind);
  // On a model's own page, what others answered would read as its own.
  const shown = models.length > 1 ? answers : answers.filter(({ paid }) => paid.model === model.id);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!model || !usable || busy) return;
    const text = question.trim();
    if (text === '') return setProblem(t('writeQuestion'));
    const { generation, problems } = readSettings(settings);
    if (words.writes && Object.keys(problems).length > 0) return setProblem(t('correctSettings'));
    const fields = {
      model: model.id,
      question: text,
      disclosed,
      ...(words.writes && generation ? { generation } : {}),
    };
    const body = JSON.stringify(fields);
    if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    const pending: Pending = {
      body: { ...fields, permissionHash: usable.permissionHash, idempotencyKey: attempt.current.key },
      modelName: model.name,
      datanetId: model.datanetId,
      writes: words.writes,
    };
    asked.current = pending.body.idempotencyKey;
    if (!(await ask(pending))) return;
    attempt.current = null;
    setQuestion('');
  }

  function chooseModel(id: number) {
    setModelId(id);
    // So that a reload, a shared link and the back button lead to the same model.
    const address = new URL(location.href);
    address.searchParams.set('model', String(id));
    history.replaceState(null, '', address);
  }

  return (
    <div className="grid gap-6">
      <Card>
        <form onSubmit={submit} className="grid max-w-3xl gap-5">
          {models.length > 1 ? (
            <Field label={t('model')} hint={<span translate="no">{model.summary}</span>}>
              {(control) => (
                <Select
                  {...control}
                  value={String(model.id)}
                  onChange={(event) => chooseModel(Number(event.target.value))}
                  options={models.map(({ id, name, unitPrice }) => ({
                    value: String(id),
                    label: t('option', { name, price: formatOpen(BigInt(unitPrice), tag) }),
                  }))}
                />
              )}
            </Field>
          ) : null}
          <Field label={t('question')}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                className="text-lg"
                maxLength={MAX_QUESTION_LENGTH}
                value={question}
                onChange={(event) => setQuestion(event.target.value)}
                onKeyDown={sendByKeys}
                aria-keyshortcuts="Control+Enter Meta+Enter"
                placeholder={words.placeholder}
              />
            )}
          </Field>
          {problem ? <Alert tone="bad">{problem}</Alert> : null}
          {notice ? <Alert tone="info">{notice}</Alert> : null}
          {funded && usable ? (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" busy={busy} size="lg">
                <span>{t.rich('ask', { amount: () => <Amount baseUnits={model.unitPrice} /> })}</span>
              </Button>
              <p className="text-faint text-sm">
                {t.rich('left', { amount: () => <Amount baseUnits={money.free} /> })}{' '}
                <span className="max-sm:hidden">{t('keys')}</span>
              </p>
            </div>
          ) : null}
          <Checkbox
            checked={!disclosed}
            onChange={(event) => setDisclosed(!event.target.checked)}
            label={t('private')}
            description={words.kept}
          />
          {words.writes ? <GenerationSettings draft={settings} onChange={setSettings} /> : null}
          {words.expect ? <p className="max-w-2xl text-muted text-sm">{words.expect}</p> : null}
          {model.datanetId === null ? null : (
            <p className="max-w-2xl text-muted text-sm">
              {t.rich('lookFirst', {
                link: (chunks) => (
                  <Link href={`/datanets/${model.datanetId}`} className="link">
                    {chunks}
                  </Link>
                ),
              })}
            </p>
          )}
        </form>
        {funded && usable ? null : (
          <AskSetup
            model={model}
            models={models}
            funded={funded}
            wallet={money.wallet}
            free={money.free}
            permitted={usable !== undefined}
            savePermission={savePermission}
          />
        )}
      </Card>
      {/* Busy, so that a screen reader is told the answer once, when it is whole. */}
      <div ref={results} aria-live="polite" aria-busy={busy} className="grid gap-6 *:scroll-mb-24">
        {writing ? <UnderWay writing={writing} /> : null}
        {shown.map((asked) => (
          <AnswerCard key={asked.key} asked={asked} viewer={account} readTrace={readTrace} />
        ))}
      </div>
      {shown.length > 0 ? (
        <p className="text-muted text-sm">
          {t.rich('earlier', {
            link: (chunks) => (
              <Link href="/receipts" className="link">
                {chunks}
              </Link>
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}

/** What is to be seen of an answer that is not there yet. */
function UnderWay({ writing }: { writing: Writing }) {
  const t = useTexts('ask.askPanel');
  if (writing.writes) {
    return <WritingCard question={writing.question} text={writing.text} onStop={() => writing.stop.abort()} />;
  }
  return (
    <div className="flex items-center gap-2 text-muted text-sm">
      <Spinner /> {t('thinking')}
    </div>
  );
}

/** Enter alone begins a new line, since asking costs something. */
function sendByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** Whether a permission would pay this fee for this model. The server checks again. */
function mayPay(permission: PermissionItem, { modelId, fee }: { modelId: number; fee: bigint }): boolean {
  return (
    permission.standing === 'active' &&
    permission.models.some((model) => model.id === modelId) &&
    BigInt(permission.maxUnitPrice) >= fee &&
    BigInt(permission.cap) - BigInt(permission.served) >= fee
  );
}
