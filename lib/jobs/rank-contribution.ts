import type { ClientBase, Pool } from 'pg';
import type { RankingStep } from '@/lib/attribution/suspicious-labels/rank-suspicious-labels';
import type { JudgedLabel, LabelledText, NearRecord } from '@/lib/attribution/suspicious-labels/types';
import type { Db } from '@/lib/db/client';
import { executeRows } from '@/lib/db/execute-rows';
import { type ComparedRecord, type RankingInput, readRankingInput } from '@/lib/db/ranking-input';
import { withTransaction } from '@/lib/db/with-transaction';
import { type ContributionRow, findContribution, lockContribution } from '@/lib/jobs/contribution-row';
import type { JobPayloads, JobSpec } from '@/lib/jobs/job-payloads';
import { listResemblances, type RecordResemblance } from '@/lib/jobs/list-resemblances';
import { runRankThread } from '@/lib/jobs/run-rank-thread';

/** Ranking ends after this long with what it has. */
const TIME_MS = 120_000;
/** Records whose copies are looked for by one query. */
const RECORDS_AT_ONCE = 500;
/** Nearest records kept for each record, to be shown as reasons. */
const KEPT_NEAR = 5;

export function rankContributionJob(contributionId: number): JobSpec {
  return { name: 'rank-contribution', payload: { contributionId }, jobKey: `rank-contribution:${contributionId}` };
}

/**
 * Finds what a curator should look at first in a contribution that waits for a decision: records that are copies of
 * earlier public ones or resemble them, and how suspicious each record's label is, held against the Datanet's accepted
 * records. It decides nothing. What was found before is replaced. Nothing is done while the file, or the description of
 * the Datanet, is not read.
 */
export async function rankContribution(
  { db, pool }: { db: Db; pool: Pool },
  { contributionId }: JobPayloads['rank-contribution'],
  { timeMs = TIME_MS }: { timeMs?: number } = {},
): Promise<void> {
  const contribution = await findContribution(pool, contributionId);
  if (contribution?.status !== 'submitted') return;
  const input = await readRankingInput(pool, contribution);
  if (!input) return;
  const resemblances = await listAllResemblances(db, contribution);
  const ranked = await rankRecords(input, timeMs);
  await withTransaction(pool, async (client) => {
    const now = await lockContribution(client, contribution);
    if (now?.status !== 'submitted') return;
    for (const table of ['contribution_ranking', 'label_doubt', 'record_resemblance']) {
      await client.query(`DELETE FROM ${table} WHERE contribution_id = $1`, [contributionId]);
    }
    await client.query(
      `INSERT INTO contribution_ranking (contribution_id, state, method, label_field, accepted_records, reference_count)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        contributionId,
        ranked.kind,
        ranked.kind === 'ranked' ? ranked.method : '',
        input.labelField ?? '',
        input.acceptedRecords,
        ranked.kind === 'ranked' ? ranked.ranking.referenceCount : 0,
      ],
    );
    await writeResemblances(client, contributionId, resemblances);
    if (ranked.kind !== 'ranked') return;
    const places = [...input.accepted, ...input.judged];
    await writeDoubts(client, { contributionId, judged: ranked.ranking.judged, places });
  });
}

async function rankRecords(
  { labelField, accepted, judged }: RankingInput,
  timeMs: number,
): Promise<RankingStep | { kind: 'no-labels' } | { kind: 'took-too-long' }> {
  if (labelField === null || judged.length === 0) return { kind: 'no-labels' };
  const input = { accepted: accepted.map(toLabelledText), judged: judged.map(toLabelledText) };
  return (await runRankThread(input, { timeMs })) ?? { kind: 'took-too-long' };
}

async function listAllResemblances(
  db: Db,
  { id, datanetId, recordCount }: ContributionRow,
): Promise<RecordResemblance[]> {
  const found: RecordResemblance[] = [];
  for (let start = 0; start < recordCount; start += RECORDS_AT_ONCE) {
    const indices = Array.from({ length: Math.min(RECORDS_AT_ONCE, recordCount - start) }, (_, i) => start + i);
    found.push(...(await listResemblances({ db }, { datanetId, contributionId: id, indices })));
  }
  return found;
}

async function writeResemblances(
  client: ClientBase,
  contributionId: number,
  resemblances: readonly RecordResemblance[],
): Promise<void> {
  await executeRows(client, {
    types: { index: 'int', kind: 'text', similarity: 'int', earlier: 'int', place: 'int', field: 'text' },
    rows: resemblances.map(({ index, kind, similarityPermille, earlier }) => ({
      index,
      kind,
      similarity: similarityPermille,
      earlier: earlier.contributionId,
      place: earlier.index,
      field: earlier.field,
    })),
    statement: (rows) => `
      INSERT INTO record_resemblance (contribution_id, index, kind, similarity_permille, earlier_contribution_id,
        earlier_index, earlier_field)
      SELECT ${contributionId}, index, kind, similarity, earlier, place, field FROM ${rows}`,
  });
}

async function writeDoubts(
  client: ClientBase,
  input: { contributionId: number; judged: readonly JudgedLabel[]; places: readonly ComparedRecord[] },
): Promise<void> {
  const { contributionId, judged, places } = input;
  const own = places.slice(places.length - judged.length);
  await executeRows(client, {
    types: {
      index: 'int',
      rank: 'int',
      margin: 'float8',
      value: 'float8',
      suggested: 'text',
      doubtful: 'boolean',
      near: 'jsonb',
    },
    rows: judged.map(({ index, rank, margin, value, suggested, doubtful, near }) => ({
      index: own[index]?.index ?? index,
      rank,
      margin,
      value,
      suggested,
      doubtful,
      near: JSON.stringify(near.slice(0, KEPT_NEAR).map((one) => nameNear(one, places))),
    })),
    statement: (rows) => `
      INSERT INTO label_doubt (contribution_id, index, rank, margin, value, suggested, doubtful, near)
      SELECT ${contributionId}, index, rank, margin, value, suggested, doubtful, near FROM ${rows}`,
  });
}

function nameNear({ position, similarity }: NearRecord, places: readonly ComparedRecord[]) {
  const place = places[position];
  const similarityPermille = Math.round(similarity * 1000);
  return { contributionId: place?.contributionId ?? 0, index: place?.index ?? 0, similarityPermille };
}

function toLabelledText({ text, label }: ComparedRecord): LabelledText {
  return { text, label };
}
