'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { AdapterSettings } from '@/components/factory/adapter-settings';
import { AdvancedSettings } from '@/components/factory/advanced-settings';
import { buildRequest, suggestWords, type TrainingDraft } from '@/components/factory/build-request';
import { type BaseChoice, ChooseBase } from '@/components/factory/choose-base';
import { ChooseColumns, type Columns, suggestColumns } from '@/components/factory/choose-columns';
import { ChooseCompute } from '@/components/factory/choose-compute';
import { ChooseDatanets } from '@/components/factory/choose-datanets';
import { ChooseKind } from '@/components/factory/choose-kind';
import { EndpointFields } from '@/components/factory/endpoint-fields';
import { estimateWords } from '@/components/factory/estimate-words';
import { RetrievalSettings } from '@/components/factory/retrieval-settings';
import { suggestKind } from '@/components/factory/suggest-kind';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import type { SchemaField } from '@/lib/schemas/datanet';
import {
  adapterSettingsSchema,
  classifierSettingsSchema,
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
type Start = (input: { request: TrainingRequest; endpointKey: string | null }) => Promise<StartResult>;

/** What has been chosen by hand; the rest is suggested from it. */
type Chosen = Partial<Omit<TrainingDraft, 'columns' | 'versions'>> & { columns?: Partial<Columns> };

/** Everything a builder decides before a run. All but the Datanet has a default that suits most. */
export function TrainingForm({
  datanets,
  bases,
  chosenDatanet,
  chosenKind,
  startTraining,
}: {
  datanets: readonly DatanetChoice[];
  /** The one to prefer first. */
  bases: readonly BaseChoice[];
  chosenDatanet: number | null;
  chosenKind: TrainingRequest['kind'] | null;
  startTraining: Start;
}) {
  const router = useRouter();
  const [versions, setVersions] = useState<ReadonlyMap<number, number>>(() => initialChoice(datanets, chosenDatanet));
  const [chosen, setChosen] = useState<Chosen>(chosenKind ? { kind: chosenKind } : {});
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, startTransition] = useTransition();
  const choose = (change: Chosen) => setChosen((before) => ({ ...before, ...change }));

  const selected = datanets.filter((datanet) => versions.has(datanet.id));
  const shared = sharedFields(selected);
  const kind = chosen.kind ?? suggestKind(shared, bases.length > 0);
  const draft: TrainingDraft = {
    ...DEFAULTS,
    base: bases[0] ?? null,
    ...suggestWords(
      kind,
      selected.map(({ name }) => name),
    ),
    ...chosen,
    kind,
    versions,
    columns: { ...suggestColumns(shared, kind), ...stillThere(chosen.columns ?? {}, shared) },
  };
  const request = buildRequest(draft);
  const records = selected.reduce(
    (sum, datanet) =>
      sum + (datanet.versions.find((version) => version.number === versions.get(datanet.id))?.recordCount ?? 0),
    0,
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!request) return;
    setProblem(null);
    startTransition(async () => {
      const result = await startTraining({
        request,
        endpointKey: kind === 'endpoint' && secret !== '' ? secret : null,
      });
      if (!result.ok) return setProblem(result.error.message);
      setSecret('');
      router.push(`/factory/runs/${result.value}`);
    });
  }

  const who = <ChooseCompute compute={draft.compute} onChange={(compute) => choose({ compute })} />;
  return (
    <form onSubmit={submit} className="grid gap-6">
      <Card>
        <CardHeader title="What it shall be" />
        <ChooseKind kind={kind} onChange={(next) => choose({ kind: next, columns: {} })} />
      </Card>
      <div className="grid max-w-3xl gap-6">
        <Card>
          <CardHeader
            title="Data"
            description={
              kind === 'endpoint'
                ? 'The records that your model rests on; its answers pay their contributors.'
                : 'The model learns from these frozen versions, and pays their contributors.'
            }
          />
          <ChooseDatanets datanets={datanets} versions={versions} onChange={setVersions} />
        </Card>
        <Card>
          <CardHeader title="Columns" description="What the model reads, and what it should answer." />
          <ChooseColumns
            kind={kind}
            fields={shared}
            columns={draft.columns}
            onChange={(change) => choose({ columns: { ...chosen.columns, ...change } })}
          />
          {selected.length > 0 && shared.length === 0 ? (
            <Alert tone="warn" className="mt-4">
              These Datanets have no column in common. Choose ones with the same columns.
            </Alert>
          ) : null}
        </Card>
        {kind === 'adapter' ? (
          <Card>
            <CardHeader title="Base" description="The language model that it is laid upon; it works upon no other." />
            {bases.length > 0 ? (
              <ChooseBase bases={bases} chosen={draft.base} onChange={(base) => choose({ base })} />
            ) : (
              <Alert tone="warn">
                No base is published here yet. The site publishes its own when it starts; look again in a moment.
              </Alert>
            )}
          </Card>
        ) : null}
        {kind === 'endpoint' ? (
          <Card>
            <CardHeader
              title="Server"
              description="Reachable by https at a public address. It is asked one question now."
            />
            <EndpointFields
              settings={draft.endpoint}
              secret={secret}
              onChange={(endpoint) => choose({ endpoint })}
              onSecret={setSecret}
            />
          </Card>
        ) : null}
        <Card>
          <CardHeader title="Name" description="Shown to everyone who may ask it." />
          <div className="grid gap-4">
            <Field label="Model name">
              {(control) => (
                <Input
                  {...control}
                  name="name"
                  required
                  minLength={3}
                  maxLength={80}
                  value={draft.name}
                  onChange={(event) => choose({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label="What is it good for?" hint="One sentence.">
              {(control) => (
                <Textarea
                  {...control}
                  name="summary"
                  required
                  minLength={10}
                  maxLength={280}
                  rows={2}
                  value={draft.summary}
                  onChange={(event) => choose({ summary: event.target.value })}
                />
              )}
            </Field>
          </div>
        </Card>
        {kind === 'classifier' ? (
          <AdvancedSettings settings={draft.labels} onChange={(labels) => choose({ labels })}>
            {who}
          </AdvancedSettings>
        ) : null}
        {kind === 'retrieval' ? (
          <RetrievalSettings settings={draft.passages} onChange={(passages) => choose({ passages })}>
            {who}
          </RetrievalSettings>
        ) : null}
        {kind === 'adapter' ? (
          <AdapterSettings settings={draft.adapter} onChange={(adapter) => choose({ adapter })}>
            {who}
          </AdapterSettings>
        ) : null}
        {problem ? <Alert tone="bad">{problem}</Alert> : null}
        <div className="flex flex-wrap items-center gap-4">
          <SignedInGate reason="to train a model">
            <Button type="submit" size="lg" busy={starting} disabled={request === null}>
              {kind === 'endpoint' ? 'Set it up' : 'Start training'}
            </Button>
          </SignedInGate>
          {request && records > 0 ? (
            <p className="min-w-0 text-muted text-sm">{estimateWords(draft, records)}</p>
          ) : null}
        </div>
      </div>
    </form>
  );
}

const DEFAULTS = {
  compute: 'operator',
  labels: classifierSettingsSchema.parse({}),
  passages: retrievalSettingsSchema.parse({}),
  adapter: adapterSettingsSchema.parse({}),
  endpoint: { dialect: 'openai', url: '', model: '' },
} as const;

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
