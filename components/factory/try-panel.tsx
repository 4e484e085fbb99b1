'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatPercent } from '@/lib/core/format-percent';

type Trial = {
  readonly answer: string;
  /** Of labels, with their probabilities; nothing for other kinds. */
  readonly likeliest: readonly { readonly label: string; readonly probability: number }[];
  readonly baseAlone: string | null;
};
type Asked = Trial & { readonly key: number; readonly question: string };

/** Questions to a model that is not published yet, for its builder, for free; an adapter's answer stands beside its base's. */
export function TryPanel({
  runId,
  tryModel,
}: {
  runId: string;
  tryModel: (input: { runId: string; question: string }) => Promise<ActionReply<Trial>>;
}) {
  const t = useTexts('factory.tryPanel');
  const say = useSay();
  const { tag } = useReader();
  const [question, setQuestion] = useState('');
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = question.trim();
    if (text === '') return;
    startTransition(async () => {
      const reply = await callAction(() => tryModel({ runId, question: text }));
      if (!reply.ok) return setProblem(say(reply.error.message));
      setProblem(null);
      setAsked((before) => [{ key: before.length, question: text, ...reply.value }, ...before]);
    });
  }

  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field label={t('question')} className="min-w-0 flex-1 basis-64">
          {(control) => (
            <Input
              {...control}
              value={question}
              maxLength={1_000}
              required
              onChange={(event) => setQuestion(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" busy={asking}>
          {t('ask')}
        </Button>
      </form>
      {problem ? (
        <Alert tone="bad" className="mt-4">
          {problem}
        </Alert>
      ) : null}
      {asked.length > 0 ? (
        <ol className="mt-5 grid gap-3" aria-live="polite" aria-label={t('tried')}>
          {asked.map(({ key, question: text, answer, likeliest, baseAlone }) => (
            <li key={key} className="grid gap-1.5 rounded-md border border-line p-4 text-sm">
              <p className="break-words text-muted" translate="no">
                {text}
              </p>
              <p className="break-words font-medium text-ink" {...(answer ? { translate: 'no' as const } : {})}>
                {answer || t('nothing')}
              </p>
              {likeliest.length > 0 ? (
                <ul className="flex flex-wrap gap-x-5 gap-y-1 text-muted" aria-label={t('likeliest')}>
                  {likeliest.map(({ label, probability }) => (
                    <li key={label}>
                      <span translate="no">{label}</span>{' '}
                      <span className="tabular-nums">{formatPercent(probability, tag, 1)}</span>
                    </li>
                  ))}
                </ul>
              ) : null}
              {baseAlone === null ? null : (
                <p className="break-words text-faint">{t('baseAlone', { answer: baseAlone || t('nothing') })}</p>
              )}
            </li>
          ))}
        </ol>
      ) : null}
    </Card>
  );
}
