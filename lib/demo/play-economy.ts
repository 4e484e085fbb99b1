import { parseEther } from 'viem';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { parseOpen } from '@/lib/core/units';
import { assembleCast, type Cast, type PersonName } from '@/lib/demo/cast';
import { countFillingSteps } from '@/lib/demo/fill-datanet';
import type { DatanetPlan, PlannedQuestion, PlannedQuestions } from '@/lib/demo/plan-economy';
import type { FactsPlan } from '@/lib/demo/plan-facts';
import { planFirstProposal, planSecondProposal } from '@/lib/demo/plan-votes';
import { challengeInVain } from '@/lib/demo/play/challenge-in-vain';
import { claimRewards } from '@/lib/demo/play/claim-rewards';
import { depositOpen } from '@/lib/demo/play/deposit-open';
import { giveEther } from '@/lib/demo/play/give-ether';
import { giveOpen } from '@/lib/demo/play/give-open';
import { grantPermission } from '@/lib/demo/play/grant-permission';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForFinality } from '@/lib/demo/play/wait-for-finality';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';
import { playDatanet } from '@/lib/demo/play-datanet';
import { countFactsSteps, playFacts } from '@/lib/demo/play-facts';
import { playQuestions } from '@/lib/demo/play-questions';
import { playDelegations, playProposal } from '@/lib/demo/play-votes';
import type { Progress } from '@/lib/demo/report-progress';
import { addressSchema } from '@/lib/schemas/hex';

const ETHER_FOR_GAS = parseEther('100');
const POCKET = parseOpen('2500000');
/** What the community begins with. */
const TREASURY = parseOpen('10000000');
const DEPOSIT = parseOpen('60');
const PERMISSION_CAP = parseOpen('60');
const PERMISSION_DAYS = 30;
/** They fetch their rewards of the first epoch; the others leave them to be claimed. */
const CLAIMERS = ['bilal', 'dmitri', 'farid'] as const satisfies readonly PersonName[];
const SETTLEMENT_TIMEOUT_MS = 300_000;

/** Everything that is played: Datanets with the models on them, and invented facts that an adapter learns. */
export type EconomyPlan = { readonly plans: readonly DatanetPlan[]; readonly facts: FactsPlan };

/** How many times {@link playEconomy} says that one more thing is done. */
export function countSteps({ plans, facts }: EconomyPlan): number {
  const perDatanet = plans.map(
    (plan) =>
      countFillingSteps(plan) +
      countQuestions(plan.questions) +
      (plan.quoting ? countQuestions(plan.quoting.questions) + 1 : 0) +
      1,
  );
  // Money handed out, a proposal made, its votes cast, permissions signed, the epoch proposed, challenged, another proposal
  // made, the epoch final, and claimed from; of the adapter, its questions and the epoch that pays for them.
  return perDatanet.reduce((sum, count) => sum + count, 9) + countFactsSteps(facts) + facts.questions.length + 1;
}

/**
 * Plays the loop for real, through the same use cases and contracts as the pages: Datanets filled and curated, models
 * trained and published, questions paid, an epoch settled, challenged in vain and partly claimed, two proposals put to the
 * vote. Each step looks first whether chain or database know it as done, so that a demo killed anywhere goes on when it is
 * played again, and doubles nothing.
 */
export async function playEconomy(
  stage: Stage,
  { plans, facts, progress }: EconomyPlan & { progress: Progress },
): Promise<void> {
  const cast = assembleCast(stage);
  progress.begin('The index catches up with the chain');
  await waitForIndex(stage);
  progress.begin('The people receive their first OPEN');
  await handOut(stage, cast);
  progress.advance();
  // Minutes of training, which nothing else waits for.
  const [adapterId] = await Promise.all([
    playFacts(stage, { plan: facts, cast, progress }),
    playLoop(stage, { plans, cast, progress }),
  ]);
  const questions = facts.questions.map((question) => ({ ...question, modelId: adapterId }));
  const permissions = await prepareAskers(stage, { cast, questions });
  const receiptIds = await playQuestions(stage, { questions, cast, permissions, progress });
  progress.begin('The operator settles what the adapter answered');
  await settleReceipts(stage, { receiptIds, timeoutMs: SETTLEMENT_TIMEOUT_MS });
  progress.advance();
}

/** The loop from records to claimed rewards, with two votes beside it. */
async function playLoop(
  stage: Stage,
  { plans, cast, progress }: Pick<EconomyPlan, 'plans'> & { cast: Cast; progress: Progress },
): Promise<void> {
  progress.begin('The people say who votes for them, and amara proposes a change');
  await playDelegations(stage, cast);
  const voteFirst = await playProposal(stage, { cast, plan: planFirstProposal() });
  progress.advance();

  const live = await Promise.all(
    plans.map(async (plan) => ({ plan, ...(await playDatanet(stage, { plan, cast, progress })) })),
  );
  const asked = (when: 'settled' | 'open') =>
    live.flatMap(({ plan, modelId, quotingId }) => [
      ...plan.questions[when].map((question) => ({ ...question, modelId })),
      ...(quotingId === null
        ? []
        : (plan.quoting?.questions[when] ?? []).map((question) => ({ ...question, modelId: quotingId }))),
    ]);

  progress.begin('The people vote on the first proposal');
  await voteFirst();
  progress.advance();
  progress.begin('The askers put OPEN into the vault and sign what it may be spent on');
  const permissions = await prepareAskers(stage, { cast, questions: [...asked('settled'), ...asked('open')] });
  progress.advance();
  const receiptIds = await playQuestions(stage, { questions: asked('settled'), cast, permissions, progress });

  progress.begin('The operator settles the first epoch');
  const epoch = await settleReceipts(stage, { receiptIds, timeoutMs: SETTLEMENT_TIMEOUT_MS });
  progress.advance();
  progress.begin('chiara challenges the first epoch, and the guardian looks at it');
  await challengeInVain(stage, {
    challenger: cast.chiara,
    guardian: stage.playerAt(LOCAL_ROLES.guardian, 'guardian'),
    epoch,
    doubt:
      'My river notes were read in half of the answers, yet others were paid more for them. Please look at the shares.',
    answer:
      'Computed again from the published files: every share agrees. How often a note is read is not what it adds.',
  });
  progress.advance();
  await playQuestions(stage, { questions: asked('open'), cast, permissions, progress });
  progress.begin('bilal proposes to spend from the treasury');
  const voteSecond = await playProposal(stage, { cast, plan: planSecondProposal({ payee: cast.dmitri.account }) });
  progress.advance();
  progress.begin('The first epoch is open to challenge for a moment');
  await voteSecond();
  await waitForFinality(stage, { epoch });
  progress.advance();
  for (const name of CLAIMERS) {
    progress.begin(`${name} claims rewards`);
    await claimRewards(stage, cast[name]);
  }
  progress.advance();
}

function countQuestions({ settled, open }: PlannedQuestions): number {
  return settled.length + open.length;
}

async function handOut(stage: Stage, cast: Cast): Promise<void> {
  const deployer = stage.playerAt(LOCAL_ROLES.deployer, 'deployer');
  for (const to of Object.values(cast)) {
    await giveEther(stage, { from: deployer, to, amount: ETHER_FOR_GAS });
    await giveOpen(stage, { from: deployer, to, amount: POCKET });
  }
  const treasury = { account: addressSchema.parse(stage.addresses.timelock) };
  await giveOpen(stage, { from: deployer, to: treasury, amount: TREASURY });
}

/** A deposit, and a permission for every model asked, of each asker. Resolves with the permissions' hashes. */
async function prepareAskers(
  stage: Stage,
  { cast, questions }: { cast: Cast; questions: readonly (PlannedQuestion & { modelId: number })[] },
): Promise<Map<PersonName, Hex>> {
  const models = [...new Set(questions.map((question) => question.modelId))].sort((a, b) => a - b);
  const hashes = new Map<PersonName, Hex>();
  for (const name of new Set(questions.map((question) => question.asker))) {
    const asker = cast[name];
    await depositOpen(stage, { asker, amount: DEPOSIT });
    const permissionHash = await grantPermission(stage, {
      asker,
      models,
      maxUnitPrice: parseOpen('5'),
      cap: PERMISSION_CAP,
      days: PERMISSION_DAYS,
    });
    hashes.set(name, permissionHash);
  }
  return hashes;
}
