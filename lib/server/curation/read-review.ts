import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type ContributionRow, readContributionRow } from '@/lib/db/contribution';
import { readDatanetSchema } from '@/lib/db/datanet-metadata';
import {
  countReviewRows,
  findNextPending,
  listReviewRows,
  type NamedRecord,
  type RankingRow,
  type RecordPlace,
  type ReviewCounts,
  type ReviewRow,
  readNamedRecords,
  readRankingRow,
} from '@/lib/db/review';
import { addJob } from '@/lib/jobs/queue';
import { rankContributionJob } from '@/lib/jobs/rank-contribution';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { ReviewSearch } from '@/lib/schemas/datanet-search';
import { countPages } from '@/lib/server/page-size';

/** Records on one page of a review: more than elsewhere, since they are all to be looked at. */
export const REVIEW_PAGE_SIZE = 100;
/** So many accepted records more, as a part of those before, make a new ranking worth its time. */
const STALE_PART = 0.1;

/** A record that speaks for or against the one under review. */
export type ReviewWitness = RecordPlace & {
  datanetId: number;
  datanetName: string | null;
  contributor: string;
  text: string;
  label: string | null;
  similarityPermille: number;
};

export type ReviewRecord = Pick<ReviewRow, 'contributionId' | 'index' | 'fields' | 'supersedes'> & {
  /** Null where labels were not ranked, or have nothing against them. */
  doubt: { suggested: string | null; near: ReviewWitness[] } | null;
  /** `own`: what this record says in the place of the earlier one's text. */
  copy: (ReviewWitness & { kind: 'copy' | 'resembles'; own: string }) | null;
};

export type ReviewPage = {
  contribution: ContributionRow;
  records: ReviewRecord[];
  counts: ReviewCounts;
  pageCount: number;
  /** Indices of all records, on whatever page, that are copies. */
  copies: number[];
  /** Null until the job has looked at the contribution. */
  ranking: RankingRow | null;
  /** For a curator: the contribution that waits next, not counting their own. */
  next: number | null;
};

/**
 * A contribution as its curators look at it: one page of its records, doubtful labels first, then copies, each with what was found
 * about it. For a curator, has it ranked (again) when that was not done yet, or when the Datanet has grown since.
 * @throws AppError `not-found`
 */
export async function readReview(
  { db }: { db: Db },
  input: {
    datanetId: number;
    contributionId: number;
    search: ReviewSearch;
    /** Who decides, when the visitor is one of them. */
    curator: string | null;
  },
): Promise<ReviewPage> {
  const { datanetId, contributionId, search, curator } = input;
  const contribution = await readContributionRow(db, { datanetId, contributionId });
  if (!contribution) {
    throw new AppError('not-found', `Datanet ${datanetId} has no contribution ${contributionId}.`);
  }
  const [rows, { counts, copies }, ranking, schema, next] = await Promise.all([
    listReviewRows(db, { contributionId, search, pageSize: REVIEW_PAGE_SIZE }),
    countReviewRows(db, contributionId),
    readRankingRow(db, contributionId),
    readDatanetSchema(db, datanetId),
    curator === null ? null : findNextPending(db, { datanetId, contributionId, exceptBy: curator }),
  ]);
  if (curator !== null) await rankAgainIfStale(db, { contribution, ranking });
  return {
    contribution,
    records: await nameWitnesses(db, { rows, schema, ranking }),
    counts,
    pageCount: countPages(counts[search.show], REVIEW_PAGE_SIZE),
    copies,
    ranking,
    next,
  };
}

async function rankAgainIfStale(
  db: Db,
  { contribution, ranking }: { contribution: ContributionRow; ranking: RankingRow | null },
): Promise<void> {
  if (contribution.status !== 'submitted' || contribution.fileState !== 'readable') return;
  if (ranking) {
    const datanet = await db.datanet.findUnique({
      where: { id: contribution.datanetId },
      select: { acceptedRecords: true },
    });
    const before = ranking.acceptedRecords;
    if ((datanet?.acceptedRecords ?? 0) <= before * (1 + STALE_PART)) return;
  }
  const { name, payload, jobKey } = rankContributionJob(contribution.id);
  await addJob(db, name, payload, { jobKey });
}

async function nameWitnesses(
  db: Db,
  input: { rows: readonly ReviewRow[]; schema: DatanetSchema | null; ranking: RankingRow | null },
): Promise<ReviewRecord[]> {
  const { rows, schema, ranking } = input;
  const places = rows.flatMap(({ doubt, copy }) => [...(doubt?.doubtful ? doubt.near : []), ...(copy ? [copy] : [])]);
  const named = new Map((await readNamedRecords(db, places)).map((record) => [nameOf(record), record]));
  const texts = schema?.fields.filter(({ kind }) => kind === 'text').map(({ name }) => name) ?? [];
  const witness = (
    place: RecordPlace & { similarityPermille: number },
    textFields: readonly string[],
  ): ReviewWitness[] => {
    const record = named.get(nameOf(place));
    // Withdrawn meanwhile: it says nothing any more.
    if (!record || record.status === 'withdrawn') return [];
    const { contributionId, index, datanetId, datanetName, contributor } = record;
    return [
      {
        ...{ contributionId, index, datanetId, datanetName, contributor },
        text: textOf(record, textFields),
        label: ranking?.labelField ? String(record.fields[ranking.labelField] ?? '') || null : null,
        similarityPermille: place.similarityPermille,
      },
    ];
  };
  return rows.map(({ contributionId, index, fields, supersedes, doubt, copy }) => {
    const compared = copy === null || copy.field === null ? texts : [copy.field];
    const [original] = copy ? witness(copy, compared) : [];
    return {
      ...{ contributionId, index, fields, supersedes },
      doubt: doubt?.doubtful
        ? { suggested: doubt.suggested, near: doubt.near.flatMap((place) => witness(place, texts)) }
        : null,
      copy: copy && original ? { kind: copy.kind, ...original, own: textOf({ fields }, compared) } : null,
    };
  });
}

function textOf({ fields }: Pick<NamedRecord, 'fields'>, names: readonly string[]): string {
  return names.flatMap((name) => (fields[name] === undefined ? [] : [String(fields[name])])).join('\n');
}

function nameOf({ contributionId, index }: RecordPlace): string {
  return `${contributionId}:${index}`;
}
