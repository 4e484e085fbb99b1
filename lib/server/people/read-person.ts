import { type Reputation, type ReputationFacts, scoreReputation } from '@/lib/attribution/reputation/score-reputation';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listAccountStakes, type StakeRow } from '@/lib/db/curator-stake';
import { readDelegate } from '@/lib/db/delegate';
import { sumAccountRoles } from '@/lib/db/earning';
import { countJudgedRecords } from '@/lib/db/flagged-records';
import { listModels } from '@/lib/db/model';
import {
  type ContributedDatanet,
  countRoles,
  listContributedDatanets,
  listPersonVotes,
  listRecentContributions,
  type PersonRoles,
  type PersonVote,
  type RecentContribution,
  sumClaims,
} from '@/lib/db/person';
import { countDecidedRecords, measureRealisedInfluence, sumRecordEarnings } from '@/lib/db/reputation';

const MOST_DATANETS = 50;
const MOST_CONTRIBUTIONS = 10;
const MOST_MODELS = 12;
const MOST_VOTES = 10;

/** What is public about an account. */
export type Person = {
  account: Hex;
  facts: ReputationFacts;
  reputation: Reputation;
  earned: { amount: bigint; answers: number };
  datanets: ContributedDatanet[];
  contributions: RecentContribution[];
  roles: PersonRoles;
  /** What attributed answers brought it, by role, settled or not, and what of it was claimed. Base units. */
  income: { role: string; royalty: boolean; amount: bigint; receipts: number }[];
  claimed: bigint;
  /** Their names are null while the index has not read them. */
  models: { id: number; name: string | null; answers: number; retired: boolean }[];
  stakes: StakeRow[];
  votes: PersonVote[];
  /** The votes it was given, its own included, and to whom it gives its own. */
  delegate: { delegatee: string | null; votes: bigint; delegators: number };
};

/** Everybody can read this of everybody: it is on the chain, or follows from it. An account never seen has empty lists. */
export async function readPerson({ db }: { db: Db }, { account }: { account: Hex }): Promise<Person> {
  const [
    decided,
    realised,
    judged,
    earned,
    datanets,
    contributions,
    roles,
    income,
    claimed,
    models,
    stakes,
    votes,
    delegate,
  ] = await Promise.all([
    countDecidedRecords(db, account),
    measureRealisedInfluence(db, account),
    countJudgedRecords(db, account),
    sumRecordEarnings(db, account),
    listContributedDatanets(db, { account, limit: MOST_DATANETS }),
    listRecentContributions(db, { account, limit: MOST_CONTRIBUTIONS }),
    countRoles(db, account),
    sumAccountRoles(db, account),
    sumClaims(db, account),
    listModels(db, { owner: account, includeRetired: true, sort: 'newest', limit: MOST_MODELS, offset: 0 }),
    listAccountStakes(db, { account }),
    listPersonVotes(db, { account, limit: MOST_VOTES }),
    readDelegate(db, { account }),
  ]);
  const facts: ReputationFacts = {
    ...decided,
    ...realised,
    ...judged,
    // The contracts know no disputes over records yet; a rejected epoch is not a contributor's doing.
    upheldDisputes: null,
  };
  return {
    account,
    facts,
    reputation: scoreReputation(facts),
    earned,
    datanets,
    contributions,
    roles,
    income,
    claimed,
    stakes,
    votes,
    delegate,
    models: models.models.map(({ id, name, answers, retired }) => ({ id, name, answers, retired })),
  };
}
