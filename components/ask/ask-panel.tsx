'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import type { ActionReply } from '@/components/account/action-reply';
import type { AskableModel, SignedPermissionInput } from '@/components/account/permission-form';
import type { PermissionItem } from '@/components/account/permission-list';
import { AnswerCard } from '@/components/ask/answer-card';
import { AskSetup } from '@/components/ask/ask-setup';
import { DEFAULT_SETTINGS, GenerationSettings, readSettings } from '@/components/ask/generation-settings';
import { modelWords } from '@/components/ask/model-words';
import { readAnswer } from '@/components/ask/read-answer';
import { WritingCard } from '@/components/ask/writing-card';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { formatOpen } from '@/lib/core/units';
import { MAX_QUESTION_LENGTH } from '@/lib/schemas/answer';
import type { PaidAnswer } from '@/lib/schemas/answer-line';
import type { ModelKind } from '@/lib/schemas/training';

type Asked = { key: string; question: string; modelName: string; datanetId: number | null; paid: PaidAnswer };

/** A model of the list: what it costs and is, and a Datanet that its answers can be corrected in. */
export type PanelModel = AskableModel & { summary: string; kind: ModelKind; datanetId: number | null };

const STOPPED =
  'Stopped. It costs nothing, unless its first word was on the way already: then it is written to its end, paid for, and among your receipts.';
const HIDDEN =
  'Not shown any more. It is written to its end and paid for: find it among your receipts, or ask the same again to see it without paying twice.';

/**
 * Asks a model and shows its answers, newest first. Where the deposit or a permission is missing, it is made right
 * here. A language model's answer is shown as it is written; before its first word it can be stopped for nothing, later it
 * is only shown no longer. Amounts are base units as text; `savePermission` is a server action.
 */
export function AskPanel({
  models,
  initialModel,
  permissions,
  money,
  savePermission,
}: {
  models: readonly PanelModel[];
  initialModel: number;
  permissions: readonly PermissionItem[];
  money: { free: string; wallet: string };
  savePermission: (input: SignedPermissionInput) => Promise<ActionReply<string>>;
}) {
  const router = useRouter();
  const [modelId, setModelId] = useState(initialModel);
  const [question, setQuestion] = useState('');
  const [disclosed, setDisclosed] = useState(true);
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const [problem, setProblem] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  /** The question under way, and what was written of its answer where a text is; the controller stops it. */
  const [writing, setWriting] = useState<{
    question: string;
    text: string;
    writes: boolean;
    stop: AbortController;
  } | null>(null);
  const [answers, setAnswers] = useState<readonly Asked[]>([]);
  // A question that could not be sent keeps its key, so that sending it again cannot be charged twice.
  const attempt = useRef<{ body: string; key: string } | null>(null);

  const model = models.find((candidate) => candidate.id === modelId) ?? models[0];
  if (!model) return null;
  const fee = BigInt(model.unitPrice);
  const usable = permissions.find((permission) => mayPay(permission, { modelId: model.id, fee }));
  const funded = BigInt(money.free) >= fee;

  const words = modelWords(model.kind);
  const busy = writing !== null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!model || !usable || busy) return;
    const text = question.trim();
    if (text === '') return setProblem('Write a question.');
    const { generation, problems } = readSettings(settings);
    if (words.writes && Object.keys(problems).length > 0) return setProblem('Correct how it shall write.');
    const asked = { model: model.id, question: text, disclosed, ...(words.writes && generation ? { generation } : {}) };
    const body = JSON.stringify(asked);
    if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    const idempotencyKey = attempt.current.key;
    const stop = new AbortController();
    setWriting({ question: text, text: '', writes: words.writes, stop });
    setProblem(null);
    setNotice(null);
    const outcome = await readAnswer(
      { ...asked, permissionHash: usable.permissionHash, idempotencyKey },
      {
        signal: stop.signal,
        onText: (piece) => setWriting((now) => (now ? { ...now, text: now.text + piece } : now)),
      },
    );
    setWriting(null);
    if (outcome.kind === 'failed') return setProblem(outcome.message);
    if (outcome.kind === 'stopped') {
      if (!outcome.begun) return setNotice(STOPPED);
      router.refresh();
      return setNotice(HIDDEN);
    }
    attempt.current = null;
    const { name: modelName, datanetId } = model;
    setAnswers((before) => [
      { key: idempotencyKey, question: text, modelName, datanetId, paid: outcome.paid },
      ...before,
    ]);
    setQuestion('');
    router.refresh();
  }

  return (
    <div className="grid gap-6">
      <Card>
        <form onSubmit={submit} className="grid gap-5">
          <Field label="Model" hint={model.summary}>
            {(control) => (
              <Select
                {...control}
                value={String(model.id)}
                onChange={(event) => setModelId(Number(event.target.value))}
                options={models.map(({ id, name, unitPrice }) => ({
                  value: String(id),
                  label: `${name} · ${formatOpen(BigInt(unitPrice))} OPEN an answer`,
                }))}
              />
            )}
          </Field>
          <Field label="Question">
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                maxLength={MAX_QUESTION_LENGTH}
                value={question}
                onChange={(event) => setQuestion(event.target.value)}
                placeholder={words.placeholder}
              />
            )}
          </Field>
          <Checkbox
            checked={!disclosed}
            onChange={(event) => setDisclosed(!event.target.checked)}
            label="Keep question and answer private"
            description={`The receipt then shows only salted hashes of both, and the contributors are paid by the shares published with the model, not by ${words.paidBy}.`}
          />
          {words.writes ? <GenerationSettings draft={settings} onChange={setSettings} /> : null}
          {words.expect ? <p className="text-muted text-sm">{words.expect}</p> : null}
          {problem ? <Alert tone="bad">{problem}</Alert> : null}
          {notice ? <Alert tone="info">{notice}</Alert> : null}
          {funded && usable ? (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" busy={busy} size="lg">
                Ask for <Amount baseUnits={model.unitPrice} />
              </Button>
              <p className="text-faint text-sm">
                <Amount baseUnits={money.free} /> left in your deposit. No wallet prompt: your permission pays.
              </p>
            </div>
          ) : null}
        </form>
        {funded && usable ? null : (
          <AskSetup
            model={model}
            models={models}
            funded={funded}
            wallet={money.wallet}
            permitted={usable !== undefined}
            savePermission={savePermission}
          />
        )}
      </Card>
      {/* Busy, so that a screen reader is told the answer once, when it is whole. */}
      <div aria-live="polite" aria-busy={busy} className="grid gap-6">
        {writing?.writes ? (
          <WritingCard question={writing.question} text={writing.text} onStop={() => writing.stop.abort()} />
        ) : null}
        {answers.map((answered) => (
          <AnswerCard
            key={answered.key}
            question={answered.question}
            modelName={answered.modelName}
            datanetId={answered.datanetId}
            paid={answered.paid}
          />
        ))}
      </div>
    </div>
  );
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
