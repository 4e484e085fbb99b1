'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import type { AskableModel, SignedPermissionInput } from '@/components/account/permission-form';
import type { PermissionItem } from '@/components/account/permission-list';
import { AnswerCard, type PaidAnswer } from '@/components/ask/answer-card';
import { AskSetup } from '@/components/ask/ask-setup';
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
import type { ModelKind } from '@/lib/schemas/training';

export type AskInput = {
  model: number;
  question: string;
  disclosed: boolean;
  permissionHash: string;
  idempotencyKey: string;
};

type Asked = { key: string; question: string; modelName: string; paid: PaidAnswer };

/**
 * Asks a model and shows its answers, newest first. Where the deposit or a permission is missing, it is made right
 * here. Amounts are base units as text; the functions are server actions.
 */
export function AskPanel({
  models,
  initialModel,
  permissions,
  money,
  ask,
  savePermission,
}: {
  models: readonly (AskableModel & { summary: string; kind: ModelKind })[];
  initialModel: number;
  permissions: readonly PermissionItem[];
  money: { free: string; wallet: string };
  ask: (input: AskInput) => Promise<ActionReply<PaidAnswer>>;
  savePermission: (input: SignedPermissionInput) => Promise<ActionReply<string>>;
}) {
  const router = useRouter();
  const [modelId, setModelId] = useState(initialModel);
  const [question, setQuestion] = useState('');
  const [disclosed, setDisclosed] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [answers, setAnswers] = useState<readonly Asked[]>([]);
  // A question that could not be sent keeps its key, so that sending it again cannot be charged twice.
  const attempt = useRef<{ body: string; key: string } | null>(null);

  const model = models.find((candidate) => candidate.id === modelId) ?? models[0];
  if (!model) return null;
  const fee = BigInt(model.unitPrice);
  const usable = permissions.find((permission) => mayPay(permission, { modelId: model.id, fee }));
  const funded = BigInt(money.free) >= fee;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!model || !usable || busy) return;
    const text = question.trim();
    if (text === '') return setProblem('Write a question.');
    const body = JSON.stringify([model.id, text, disclosed]);
    if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    const idempotencyKey = attempt.current.key;
    const input = { model: model.id, question: text, disclosed, permissionHash: usable.permissionHash, idempotencyKey };
    setBusy(true);
    setProblem(null);
    const reply = await callAction(() => ask(input));
    setBusy(false);
    if (!reply.ok) return setProblem(reply.error.message);
    attempt.current = null;
    setAnswers((before) => [
      { key: idempotencyKey, question: text, modelName: model.name, paid: reply.value },
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
                placeholder={
                  model.kind === 'retrieval'
                    ? 'Who …? When …? Where …? What …?'
                    : 'The text that the model shall classify'
                }
              />
            )}
          </Field>
          <Checkbox
            checked={!disclosed}
            onChange={(event) => setDisclosed(!event.target.checked)}
            label="Keep question and answer private"
            description={`The receipt then shows only salted hashes of both, and the contributors are paid by the shares published with the model, not by ${model.kind === 'retrieval' ? 'what this answer quotes' : 'their influence on this answer'}.`}
          />
          {model.kind === 'retrieval' ? (
            <p className="text-muted text-sm">
              It answers in the words of one of its records and shows where they stand. When no record fits, it says so,
              and that costs nothing.
            </p>
          ) : null}
          {problem ? <Alert tone="bad">{problem}</Alert> : null}
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
      <div aria-live="polite" className="grid gap-6">
        {answers.map((answered) => (
          <AnswerCard
            key={answered.key}
            question={answered.question}
            modelName={answered.modelName}
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
