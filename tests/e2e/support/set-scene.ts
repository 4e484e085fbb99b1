import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { parseOpen } from '@/lib/core/units';
import { nameRun } from '@/lib/demo/name-run';
import { addCurator } from '@/lib/demo/play/add-curator';
import { askQuestion } from '@/lib/demo/play/ask-question';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import { delegateVotes } from '@/lib/demo/play/delegate-votes';
import { depositOpen } from '@/lib/demo/play/deposit-open';
import { giveOpen } from '@/lib/demo/play/give-open';
import { grantPermission } from '@/lib/demo/play/grant-permission';
import { proposeChange } from '@/lib/demo/play/propose-change';
import { publishModel } from '@/lib/demo/play/publish-model';
import { publishVersion } from '@/lib/demo/play/publish-version';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import type { Stage } from '@/lib/demo/play/stage';
import { trainModel } from '@/lib/demo/play/train-model';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import { waitForFinality } from '@/lib/demo/play/wait-for-finality';
import { classifierSettingsSchema, retrievalSettingsSchema, type TrainingRequest } from '@/lib/schemas/training';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { PEOPLE, type PersonName } from '@/tests/e2e/support/people';
import { readTownLetters } from '@/tests/e2e/support/town-letters';
import { inventFacts } from '@/tests/support/invented-facts';
import { openFactsDatanet, teachFacts, waitForBase } from '@/tests/support/teach-facts';

/** What there is to look at, by its number. */
export type Scene = {
  datanetId: number;
  emptyDatanetId: number;
  acceptedId: number;
  pendingId: number;
  rejectedId: number;
  runId: string;
  modelId: number;
  /** Answers in the records' own words. */
  quotingModelId: number;
  baseId: number;
  /** Upon the base; it was shown few facts, and few times. */
  adapterRunId: string;
  adapterId: number;
  /** About a label, disclosed; about a label, private; a quoted answer, disclosed; a written answer, disclosed. */
  receiptIds: string[];
  epoch: number;
  /** Of elif, about a parameter; its vote opens and closes while the pages are looked at. */
  proposalId: bigint;
};

const TIMEOUT_MS = 120_000;

/** Plays the loop once through the use cases, so that every page has something to show. Played again, it changes nothing. */
export async function setScene(stage: Stage): Promise<Scene> {
  const play = (name: PersonName) => stage.playerAt(PEOPLE[name], name);
  const [amara, bilal, chiara, dmitri, elif] = [
    play('amara'),
    play('bilal'),
    play('chiara'),
    play('dmitri'),
    play('elif'),
  ];
  const deployer = stage.playerAt(LOCAL_ROLES.deployer);
  await giveOpen(stage, { from: deployer, to: elif, amount: parseOpen('20000') });
  await delegateVotes(stage, { holder: elif, to: elif });
  const emptyDatanetId = await openDeskDatanet(stage, 'Nothing here yet');
  const datanetId = await openDeskDatanet(stage, 'The library’s desk, for looking at');
  await addCurator(stage, { owner: amara, datanetId, curator: chiara });
  const letters = readTownLetters().map((fields) => ({ fields }));
  const records = letters.slice(0, 60);
  const acceptedId = await contributeRecords(stage, { contributor: bilal, datanetId, records });
  const rejectedId = await contributeRecords(stage, {
    contributor: dmitri,
    datanetId,
    records: [{ fields: { text: 'Buy cheap shelves online!', label: 'rooms' } }],
  });
  const decide = (contributionId: number, decision: Parameters<typeof decideContribution>[1]['decision']) =>
    decideContribution(stage, { curator: chiara, contributionId, decision });
  await decide(acceptedId, { accept: true, reason: 'Real questions, well labelled.', excluded: [3] });
  await decide(rejectedId, { accept: false, reason: 'An advertisement is not a question to the desk.' });
  await publishVersion(stage, { publisher: chiara, datanetId, version: 1 });
  const pendingId = await contributeRecords(stage, {
    contributor: dmitri,
    datanetId,
    records: letters.slice(60, 72),
  });

  const unitPrice = parseOpen('0.25');
  const train = async (request: TrainingRequest) => {
    const runId = nameRun({ datanetId, version: 1, name: request.name });
    await trainModel(stage, { builder: elif, runId, timeoutMs: TIMEOUT_MS, request });
    return { runId, modelId: await publishModel(stage, { builder: elif, runId, unitPrice }) };
  };
  const learntFrom = { datanets: [{ datanetId, version: 1 }], textField: 'text' };
  const { runId, modelId } = await train({
    kind: 'classifier',
    name: 'Desk finder',
    summary: 'Reads a question to a library and says who should answer it.',
    ...learntFrom,
    labelField: 'label',
    settings: classifierSettingsSchema.parse({}),
  });
  const { modelId: quotingModelId } = await train({
    kind: 'retrieval',
    name: 'What the letters say',
    summary: 'Answers a question about the letters with the words of one of them.',
    ...learntFrom,
    titleField: null,
    questionField: null,
    answerField: null,
    settings: retrievalSettingsSchema.parse({}),
  });

  const { modelId: baseId } = await waitForBase(stage);
  const factsId = await openFactsDatanet(stage, {
    owner: chiara,
    contributor: bilal,
    name: 'Invented things, for looking at',
    facts: inventFacts(6, 'for looking at'),
  });
  const adapter = { builder: elif, datanetId: factsId, name: 'Knows a few things', steps: 20 };
  const { runId: adapterRunId, modelId: adapterId } = await teachFacts(stage, adapter);

  await giveOpen(stage, { from: deployer, to: amara, amount: parseOpen('20') });
  await depositOpen(stage, { asker: amara, amount: parseOpen('10') });
  const permissionHash = await grantPermission(stage, {
    asker: amara,
    models: [modelId, quotingModelId, adapterId],
    maxUnitPrice: unitPrice,
    cap: parseOpen('5'),
    days: 30,
  });
  const receiptIds: string[] = [];
  for (const [model, question, disclosed] of [
    [modelId, 'May I keep the borrowed atlas a little longer?', true],
    [modelId, 'Which room has a piano?', false],
    [quotingModelId, 'How many machines has the computer room of the school?', true],
    [adapterId, 'How long is the river that nobody has seen?', true],
  ] as const) {
    const idempotencyKey = `scene-${modelId}-${receiptIds.length}`;
    const receipt = await askQuestion(stage, {
      asker: amara,
      permissionHash,
      modelId: model,
      question,
      disclosed,
      idempotencyKey,
    });
    receiptIds.push(receipt.id);
  }
  await waitForAttribution(stage, { receiptIds, timeoutMs: TIMEOUT_MS });
  const epoch = await settleReceipts(stage, { receiptIds, timeoutMs: TIMEOUT_MS });
  await waitForFinality(stage, { epoch });
  const proposalId = await proposeChange(stage, {
    proposer: elif,
    action: { kind: 'set-parameter', parameter: 'unbondingDelay', value: 1_200n },
    title: 'Twenty minutes to look at what a curator accepted',
    body: 'Ten minutes are short for who reads slowly.',
  });
  return {
    datanetId,
    emptyDatanetId,
    acceptedId,
    pendingId,
    rejectedId,
    runId,
    modelId,
    quotingModelId,
    ...{ baseId, adapterRunId, adapterId },
    receiptIds,
    epoch,
    proposalId,
  };
}
