import { parseOpen } from '@/lib/core/units';
import { type BaseModel, listBases } from '@/lib/db/base-model';
import { nameRun } from '@/lib/demo/name-run';
import { planFacts } from '@/lib/demo/plan-facts';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { publishModel } from '@/lib/demo/play/publish-model';
import { publishVersion } from '@/lib/demo/play/publish-version';
import type { Stage } from '@/lib/demo/play/stage';
import { trainModel } from '@/lib/demo/play/train-model';
import { readFacts } from '@/lib/demo/read-facts';
import { type AdapterRequest, adapterSettingsSchema } from '@/lib/schemas/training';
import type { InventedFact } from '@/tests/support/invented-facts';

export const ADAPTER_PRICE = parseOpen('0.25');

/** The base that `npm start` publishes behind the running pages. */
export function waitForBase({ db }: Pick<Stage, 'db'>): Promise<BaseModel> {
  const find = async () => (await listBases(db))[0] ?? null;
  return pollUntil(find, { what: 'The base model on chain', timeoutMs: 300_000, everyMs: 250 });
}

/** A Datanet of a few invented facts with a version, by use cases. Played again, it changes nothing. */
export async function openFactsDatanet(
  stage: Stage,
  input: { owner: Player; contributor: Player; name: string; facts: readonly InventedFact[] },
): Promise<number> {
  const { owner, contributor, name, facts } = input;
  const { metadata } = planFacts(readFacts('lib/demo/records'));
  const datanetId = await createDatanet(stage, {
    owner,
    metadata: { ...metadata, name },
    contributeAccess: 'anyone',
    trainAccess: 'anyone',
  });
  const records = facts.flatMap(({ answer, trained }) => trained.map((question) => ({ fields: { question, answer } })));
  const contributionId = await contributeRecords(stage, { contributor, datanetId, records });
  const decision = { accept: true, reason: 'Short, and not known before.' } as const;
  await decideContribution(stage, { curator: owner, contributionId, decision });
  await publishVersion(stage, { publisher: owner, datanetId, version: 1 });
  return datanetId;
}

/** What is asked for when an adapter is to learn the facts of a Datanet, in so few steps that it costs seconds. */
export function requestAdapter(
  base: Pick<BaseModel, 'modelId' | 'version'>,
  { datanetId, name, steps }: { datanetId: number; name: string; steps: number },
): AdapterRequest {
  return {
    kind: 'adapter',
    name,
    summary: 'Was shown a few invented facts, a few times.',
    datanets: [{ datanetId, version: 1 }],
    textField: 'answer',
    questionField: 'question',
    base: { modelId: base.modelId, version: base.version },
    settings: adapterSettingsSchema.parse({ rank: 4, steps }),
    compute: 'operator',
  };
}

/** Trains and publishes such an adapter. Resolves with the run and the model. */
export async function teachFacts(
  stage: Stage,
  { builder, ...wanted }: { builder: Player; datanetId: number; name: string; steps: number },
): Promise<{ runId: string; modelId: number }> {
  const base = await waitForBase(stage);
  const runId = nameRun({ datanetId: wanted.datanetId, version: 1, name: wanted.name });
  await trainModel(stage, { builder, runId, request: requestAdapter(base, wanted), timeoutMs: 600_000 });
  const parents = [{ modelId: base.modelId, part: base.leastChildPart }];
  return { runId, modelId: await publishModel(stage, { builder, runId, unitPrice: ADAPTER_PRICE, parents }) };
}
