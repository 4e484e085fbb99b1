'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { AdvancedSettings } from '@/components/factory/advanced-settings';
import { ChooseColumns, type Columns, suggestColumns } from '@/components/factory/choose-columns';
import { ChooseDatanets } from '@/components/factory/choose-datanets';
import { ChooseKind } from '@/components/factory/choose-kind';
import { estimateSeconds } from '@/components/factory/estimate-seconds';
import { RetrievalSettings } from '@/components/factory/retrieval-settings';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import type { SchemaField } from '@/lib/schemas/datanet';
import {
  classifierSettingsSchema,
  type ModelKind,
  retrievalSettingsSchema,
  type TrainingRequest,
} from '@/lib/schemas/training';

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
  const [kind, setKind] = useState<ModelKind>('classifier');
  const [chosenColumns, setColumns] = useState<Partial<Columns>>({});
  const [labelSettings, setLabelSettings] = useState(() => classifierSettingsSchema.parse({}));
  const [passageSettings, setPassageSettings] = useState(() => retrievalSettingsSchema.parse({}));
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, startTransition] = useTransition();

  const selected = datanets.filter((datanet) => versions.has(datanet.id));
  const shared = sharedFields(selected);
  const columns = { ...suggestColumns(shared), ...stillThere(chosenColumns, shared) };
  const complete = columns.text !== '' && (kind === 'retrieval' || columns.label !== '');
  const records = selected.reduce(
    (sum, datanet) =>
      sum + (datanet.versions.find((version) => version.number === versions.get(datanet.id))?.recordCount ?? 0),
    0,
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const common = {
      name: String(form.get('name') ?? ''),
      summary: String(form.get('summary') ?? ''),
      datanets: [...versions]
        .map(([datanetId, version]) => ({ datanetId, version }))
        .sort((a, b) => a.datanetId - b.datanetId),
      textField: columns.text,
    };
    const request: TrainingRequest =
      kind === 'classifier'
        ? { kind, ...common, labelField: columns.label, settings: labelSettings }
        : {
            kind,
            ...common,
            titleField: columns.title || null,
            questionField: columns.question || null,
            answerField: columns.answer || null,
            settings: passageSettings,
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
        <CardHeader title="What it shall answer" />
        <ChooseKind kind={kind} onChange={setKind} />
      </Card>
      <Card>
        <CardHeader
          title="Data"
          description="The model learns from these frozen versions, and pays their contributors."
        />
        <ChooseDatanets datanets={datanets} versions={versions} onChange={setVersions} />
      </Card>
      <Card>
        <CardHeader title="Columns" description="What the model reads, and what it should answer." />
        <ChooseColumns
          kind={kind}
          fields={shared}
          columns={columns}
          onChange={(change) => setColumns({ ...chosenColumns, ...change })}
        />
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
      {kind === 'classifier' ? (
        <AdvancedSettings settings={labelSettings} onChange={setLabelSettings} />
      ) : (
        <RetrievalSettings settings={passageSettings} onChange={setPassageSettings} />
      )}
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <div className="flex flex-wrap items-center gap-4">
        <SignedInGate reason="to train a model">
          <Button type="submit" size="lg" busy={starting} disabled={selected.length === 0 || !complete}>
            Start training
          </Button>
        </SignedInGate>
        {records > 0 ? (
          <p className="text-muted text-sm">
            {records.toLocaleString('en')} records, about {estimateSeconds(kind, records)} on an ordinary machine. You
            can leave the page meanwhile.
          </p>
        ) : null}
      </div>
    </form>
  );
}

function initialChoice(datanets: readonly DatanetChoice[], chosen: number | null): ReadonlyMap<number, number> {
  const first = datanets.find((datanet) => datanet.id === chosen);
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

/** The choices that the chosen Datanets still have; the others are suggested anew. */
function stillThere(columns: Partial<Columns>, fields: readonly SchemaField[]): Partial<Columns> {
  const kept = Object.entries(columns).filter(([, name]) => name === '' || fields.some((field) => field.name === name));
  return Object.fromEntries(kept);
}
