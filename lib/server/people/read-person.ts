import { type Reputation, type ReputationFacts, scoreReputation } from '@/lib/attribution/reputation/score-reputation';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { countJudgedRecords } from '@/lib/db/flagged-records';
import {
  type ContributedDatanet,
  countRoles,
  listContributedDatanets,
  listRecentContributions,
  type PersonRoles,
  type RecentContribution,
} from '@/lib/db/person';
import { countDecidedRecords, measureRealisedInfluence, sumRecordEarnings } from '@/lib/db/reputation';

const MOST_DATANETS = 50;
const MOST_CONTRIBUTIONS = 10;

/** What is public about an account. */
export type Person = {
  account: Hex;
  facts: ReputationFacts;
  reputation: Reputation;
  earned: { amount: bigint; answers: number };
  datanets: ContributedDatanet[];
  contributions: RecentContribution[];
  roles: PersonRoles;
};

/** Everybody can read this of everybody: it is on the chain, or follows from it. An account never seen has empty lists. */
export async function readPerson({ db }: { db: Db }, { account }: { account: Hex }): Promise<Person> {
  const [decided, realised, judged, earned, datanets, contributions, roles] = await Promise.all([
    countDecidedRecords(db, account),
    measureRealisedInfluence(db, account),
    countJudgedRecords(db, account),
    sumRecordEarnings(db, account),
    listContributedDatanets(db, { account, limit: MOST_DATANETS }),
    listRecentContributions(db, { account, limit: MOST_CONTRIBUTIONS }),
    countRoles(db, account),
  ]);
  const facts: ReputationFacts = {
    ...decided,
    ...realised,
    ...judged,
    // The contracts know no disputes over records yet; a rejected epoch is not a contributor's doing.
    upheldDisputes: null,
  };
  return { account, facts, reputation: scoreReputation(facts), earned, datanets, contributions, roles };
}
