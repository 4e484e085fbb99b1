'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { AdvancedSettings } from '@/components/factory/advanced-settings';
import { ChooseDatanets } from '@/components/factory/choose-datanets';
import { estimateSeconds } from '@/components/factory/estimate-seconds';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import type { SchemaField } from '@/lib/schemas/datanet';
import { classifierSettingsSchema, type TrainingRequest } from '@/lib/schemas/training';

export type DatanetChoice = {
  readonly id: number;
  readonly name: string;
  readonly licence: string;
  readonly mayTrain: boolean;
  readonly fields: readonly SchemaField[];
  readonly versions: readonly { readonly number: number; readonly recordCount: number }[];
};

type StartResult = { ok: true; value: string } | { ok: false; error: { message: string } };

/** Everything a builder decides before a run: data, columns, name; the settings have sensible defaults. */
export function TrainingForm({
  datanets,
  chosen,
  startTraining,
}: {
  datanets: readonly DatanetChoice[];
  chosen: number | null;
  startTraining: (request: TrainingRequest) => Promise<StartResult>;
}) {
  const router = useRouter();
  const [versions, setVersions] = useState<ReadonlyMap<number, number>>(() => initialChoice(datanets, chosen));
  const [columns, setColumns] = useState<{ text?: string; label?: string }>({});
  const [settings, setSettings] = useState(() => classifierSettingsSchema.parse({}));
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, startTransition] = useTransition();

  const selected = datanets.filter((datanet) => versions.has(datanet.id));
  const shared = sharedFields(selected);
  const labels = shared.filter((field) => field.kind !== 'number');
  const textField = columns.text ?? shared.find((field) => field.kind === 'text')?.name ?? '';
  const labelField = columns.label ?? shared.find((field) => field.kind === 'label')?.name ?? '';
  const records = selected.reduce(
    (sum, datanet) =>
      sum + (datanet.versions.find((version) => version.number === versions.get(datanet.id))?.recordCount ?? 0),
    0,
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const request: TrainingRequest = {
      kind: 'classifier',
      name: String(form.get('name') ?? ''),
      summary: String(form.get('summary') ?? ''),
      datanets: [...versions]
        .map(([datanetId, version]) => ({ datanetId, version }))
        .sort((a, b) => a.datanetId - b.datanetId),
      textField,
      labelField,
      settings,
    };
    setProblem(null);
    startTransition(async () => {
      const result = await startTraining(request);
      if (result.ok) router.push(`/factory/runs/${result.value}`);
      else setProblem(result.error.message);
    });
  }

  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-6">
      <Card>
        <CardHeader
          title="Data"
          description="The model learns from these frozen versions, and pays their contributors."
        />
        <ChooseDatanets datanets={datanets} versions={versions} onChange={setVersions} />
      </Card>
      <Card>
        <CardHeader title="Columns" description="What the model reads, and what it should answer." />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Text to read">
            {(control) => (
              <Select
                {...control}
                value={textField}
                onChange={(event) => setColumns({ ...columns, text: event.target.value })}
                options={shared.map((field) => ({ value: field.name, label: field.name }))}
              />
            )}
          </Field>
          <Field label="Label to answer">
            {(control) => (
              <Select
                {...control}
                value={labelField}
                onChange={(event) => setColumns({ ...columns, label: event.target.value })}
                options={labels.map((field) => ({ value: field.name, label: field.name }))}
              />
            )}
          </Field>
        </div>
        {selected.length > 0 && shared.length === 0 ? (
          <Alert tone="warn" className="mt-4">
            These Datanets have no column in common. Choose ones with the same columns.
          </Alert>
        ) : null}
      </Card>
      <Card>
        <CardHeader title="Name" description="Shown to everyone who may ask it." />
        <div className="grid gap-4">
          <Field label="Model name">
            {(control) => <Input {...control} name="name" required minLength={3} maxLength={80} />}
          </Field>
          <Field label="What is it good for?" hint="One sentence.">
            {(control) => <Textarea {...control} name="summary" required minLength={10} maxLength={280} rows={2} />}
          </Field>
        </div>
      </Card>
      <AdvancedSettings settings={settings} onChange={setSettings} />
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <div className="flex flex-wrap items-center gap-4">
        <SignedInGate reason="to train a model">
          <Button type="submit" size="lg" busy={starting} disabled={selected.length === 0 || !textField || !labelField}>
            Start training
          </Button>
        </SignedInGate>
        {records > 0 ? (
          <p className="text-muted text-sm">
            {records.toLocaleString('en')} records, about {estimateSeconds(records)} on an ordinary machine. You can
            leave the page meanwhile.
          </p>
        ) : null}
      </div>
    </form>
  );
}

function initialChoice(datanets: readonly DatanetChoice[], chosen: number | null): ReadonlyMap<number, number> {
  const first = datanets.find((datanet) => datanet.id === chosen && (datanet.mayTrain || chosen !== null));
  const version = first?.versions[0];
  return new Map(first && version ? [[first.id, version.number]] : []);
}

/** Columns that every chosen Datanet has. */
function sharedFields(datanets: readonly DatanetChoice[]): SchemaField[] {
  const [first, ...rest] = datanets;
  return (first?.fields ?? []).filter((field) =>
    rest.every((datanet) => datanet.fields.some((other) => other.name === field.name && other.kind === field.kind)),
  );
}
