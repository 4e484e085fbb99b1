'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { AdapterSettings } from '@/components/factory/adapter-settings';
import { AdvancedSettings } from '@/components/factory/advanced-settings';
import {
  buildRequest,
  type Chosen,
  readRequest,
  suggestWords,
  type TrainingDraft,
} from '@/components/factory/build-request';
import { type BaseChoice, ChooseBase } from '@/components/factory/choose-base';
import { apart, ChooseColumns, type Columns, suggestColumns } from '@/components/factory/choose-columns';
import { ChooseCompute } from '@/components/factory/choose-compute';
import { ChooseDatanets } from '@/components/factory/choose-datanets';
import { ChooseKind } from '@/components/factory/choose-kind';
import { EndpointFields } from '@/components/factory/endpoint-fields';
import { estimateWords } from '@/components/factory/estimate-words';
import { FormSection } from '@/components/factory/form-section';
import { BUILDABLE_KINDS } from '@/components/factory/kind-guide';
import { NameFields } from '@/components/factory/name-fields';
import { parseDatanets } from '@/components/factory/parse-datanet-ids';
import { RetrievalSettings } from '@/components/factory/retrieval-settings';
import { suggestKind } from '@/components/factory/suggest-kind';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
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
  /** Whether its owner lets others in who ask. */
  readonly onRequest: boolean;
  readonly fields: readonly SchemaField[];
  readonly versions: readonly VersionChoice[];
};

/** `recordCount` counts what can be used; what corrections replace and what was withdrawn is left out of it. */
type VersionChoice = {
  readonly number: number;
  readonly recordCount: number;
  readonly corrected: number;
  readonly withdrawn: number;
};

type Start = (input: { request: TrainingRequest; endpointKey: string | null }) => Promise<ActionReply<string>>;

/** Everything a builder decides before a run, asked one after another. All but the Datanet has a default that suits most. */
export function TrainingForm({
  datanets,
  bases,
  from,
  startTraining,
}: {
  datanets: readonly DatanetChoice[];
  /** The one to prefer first. */
  bases: readonly BaseChoice[];
  /** What an earlier run was made with, to begin from; null to begin anew. */
  from: TrainingRequest | null;
  startTraining: Start;
}) {
  const t = useTexts('factory.trainingForm');
  const texts = { suggest: useTexts('factory.buildRequest'), estimate: useTexts('factory.estimateWords') };
  const say = useSay();
  const { tag } = useReader();
  const router = useRouter();
  const address = useSearchParams();
  const [versions, setVersions] = useState(() => initialVersions(datanets, address));
  const [chosen, setChosen] = useState(() => initialChoices({ from, bases, address }));
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [starting, startTransition] = useTransition();
  const stateId = useId();
  const choose = (change: Chosen) => setChosen((before) => ({ ...before, ...change }));

  const selected = datanets.filter((datanet) => versions.has(datanet.id));
  const shared = sharedFields(selected);
  const kind = chosen.kind ?? suggestKind(shared, bases.length > 0);
  const draft: TrainingDraft = {
    ...DEFAULTS,
    base: bases[0] ?? null,
    ...suggestWords(texts.suggest, { kind, datanets: selected.map(({ name }) => name) }),
    ...chosen,
    kind,
    versions,
    columns: apart({ ...suggestColumns(shared, kind), ...stillThere(chosen.columns ?? {}, shared) }, kind),
  };
  const request = buildRequest(draft);
  const unlabelled = kind === 'classifier' && shared.length > 0 && draft.columns.label === '';
  const versionsChosen = selected.flatMap(
    ({ id, versions: offered }) => offered.find(({ number }) => number === versions.get(id)) ?? [],
  );
  const total = (count: (version: VersionChoice) => number) =>
    versionsChosen.reduce((sum, version) => sum + count(version), 0);
  const records = total(({ recordCount }) => recordCount);
  useKeptInAddress({
    from: address.get('from'),
    kind: chosen.kind ?? null,
    // The newest version goes without saying, so that the address stays good when there is a newer one.
    datanets: [...versions].map(([id, version]) =>
      datanets.find((datanet) => datanet.id === id)?.versions[0]?.number === version ? `${id}` : `${id}v${version}`,
    ),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!request) return;
    setProblem(null);
    startTransition(async () => {
      const endpointKey = kind === 'endpoint' && secret !== '' ? secret : null;
      const result = await callAction(() => startTraining({ request, endpointKey }));
      if (!result.ok) return setProblem(result.error.message);
      setSecret('');
      router.push(`/factory/runs/${result.value}`);
    });
  }

  const who = <ChooseCompute compute={draft.compute} onChange={(compute) => choose({ compute })} />;
  const own = kind === 'endpoint' || kind === 'adapter' ? 1 : 0;
  return (
    <form onSubmit={submit} className="grid max-w-4xl gap-10">
      <FormSection number={1} title={t('kind')} description={t('kindWords')}>
        <ChooseKind kind={kind} onChange={(next) => choose({ kind: next, columns: {} })} />
      </FormSection>
      <FormSection number={2} title={t('data')} description={t(kind === 'endpoint' ? 'dataEndpoint' : 'dataWords')}>
        <div className="grid gap-6">
          <ChooseDatanets datanets={datanets} versions={versions} onChange={setVersions} />
          {selected.length > 0 && shared.length > 0 ? (
            <ChooseColumns
              kind={kind}
              fields={shared}
              columns={draft.columns}
              onChange={(change) => choose({ columns: { ...chosen.columns, ...change } })}
            />
          ) : null}
          {selected.length > 0 && shared.length === 0 ? <Alert tone="warn">{t('nothingInCommon')}</Alert> : null}
        </div>
      </FormSection>
      {kind === 'adapter' ? (
        <FormSection number={3} title={t('base')} description={t('baseWords')}>
          {bases.length > 0 ? (
            <ChooseBase bases={bases} chosen={draft.base} onChange={(base) => choose({ base })} />
          ) : (
            <Alert tone="warn">{t('noBase')}</Alert>
          )}
        </FormSection>
      ) : null}
      {kind === 'endpoint' ? (
        <FormSection number={3} title={t('server')} description={t('serverWords')}>
          <EndpointFields
            settings={draft.endpoint}
            secret={secret}
            onChange={(endpoint) => choose({ endpoint })}
            onSecret={setSecret}
          />
        </FormSection>
      ) : null}
      <FormSection number={3 + own} title={t('name')} description={t('nameWords')}>
        <NameFields name={draft.name} summary={draft.summary} onChange={choose} />
      </FormSection>
      <FormSection number={4 + own} title={t(kind === 'endpoint' ? 'setUp' : 'start')} description={t('startWords')}>
        <div className="grid gap-6">
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
          <div className="grid gap-1 border-river border-l-2 pl-4 text-ink" aria-live="polite">
            <p id={stateId}>
              {request && records > 0
                ? estimateWords(texts.estimate, { draft, records, tag })
                : t(selected.length === 0 ? 'missing' : unlabelled ? 'missingLabel' : 'missingMore')}
            </p>
            {records > 0 ? (
              <p className="text-muted text-sm">
                {t('leftOut', {
                  corrected: total(({ corrected }) => corrected),
                  withdrawn: total(({ withdrawn }) => withdrawn),
                })}
              </p>
            ) : null}
          </div>
          {problem ? <Alert tone="bad">{say(problem)}</Alert> : null}
          <SignedInGate reason={t('signInReason')}>
            <Button
              type="submit"
              size="lg"
              busy={starting}
              blockedBy={request ? undefined : stateId}
              className="justify-self-start"
            >
              {t(kind === 'endpoint' ? 'setUpButton' : 'startButton')}
            </Button>
          </SignedInGate>
        </div>
      </FormSection>
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

type Kept = { from: string | null; kind: string | null; datanets: readonly string[] };

/** Keeps the kind and the Datanets with their versions in the page's address, so that a reload, the back button and a shared link find them again. */
function useKeptInAddress({ from, kind, datanets }: Kept) {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (datanets.length > 0) query.set('datanet', datanets.join(','));
  if (kind) query.set('kind', kind);
  const search = query.size > 0 ? `?${query.toString().replaceAll('%2C', ',')}` : '';
  const written = useRef(search);
  useEffect(() => {
    if (written.current === search) return;
    written.current = search;
    // No state of ours: the router adds its own, and knows the address from then on.
    history.replaceState(null, '', `${location.pathname}${search}`);
  }, [search]);
}

function initialVersions(datanets: readonly DatanetChoice[], address: URLSearchParams): ReadonlyMap<number, number> {
  const named = parseDatanets(address.getAll('datanet'));
  return new Map(
    datanets.flatMap(({ id, mayTrain, versions: offered }) => {
      const wanted = named.find((one) => one.id === id);
      const version = offered.find(({ number }) => number === wanted?.version) ?? offered[0];
      return wanted && mayTrain && version ? [[id, version.number]] : [];
    }),
  );
}

type Initial = { from: TrainingRequest | null; bases: readonly BaseChoice[]; address: URLSearchParams };

function initialChoices({ from, bases, address }: Initial): Chosen {
  const kind = BUILDABLE_KINDS.find((one) => one === address.get('kind'));
  const begun = from ? readRequest(from, bases) : {};
  // Of another kind, the columns are suggested anew.
  return kind && kind !== begun.kind ? { ...begun, kind, columns: {} } : begun;
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
