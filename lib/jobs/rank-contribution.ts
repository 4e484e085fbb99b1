import type { ClientBase, Pool } from 'pg';
import type { JudgedLabel, LabelledText, NearRecord } from '@/lib/attribution/suspicious-labels/types';
import { executeRows } from '@/lib/db/execute-rows';
import { type ComparedRecord, readRankingInput } from '@/lib/db/ranking-input';
import { withTransaction } from '@/lib/db/with-transaction';
import { findContribution, lockContribution } from '@/lib/jobs/contribution-row';
import type { JobPayloads, JobSpec } from '@/lib/jobs/job-payloads';
import { runRankThread } from '@/lib/jobs/run-rank-thread';

/** Ranking ends after this long with what it has. */
const TIME_MS = 120_000;
/** Nearest records kept for each record, to be shown as reasons. */
const KEPT_NEAR = 5;

export function rankContributionJob(contributionId: number): JobSpec {
  return { name: 'rank-contribution', payload: { contributionId }, jobKey: `rank-contribution:${contributionId}` };
}

/**
 * Ranks the records of a contribution that waits for a decision by how suspicious their labels are, held against the
 * Datanet's accepted records, for the curator to look at first; it decides nothing. What was ranked before is replaced. A
 * Datanet without a label field, or one whose description is not read yet, has no ranking; a contribution whose file
 * is not readable neither.
 */
export async function rankContribution(
  { pool }: { pool: Pool },
  { contributionId }: JobPayloads['rank-contribution'],
  { timeMs = TIME_MS }: { timeMs?: number } = {},
): Promise<void> {
  const contribution = await findContribution(pool, contributionId);
  if (contribution?.status !== 'submitted') return;
  const input = await readRankingInput(pool, contribution);
  if (!input || input.judged.length === 0) return;
  const step = await runRankThread(
    { accepted: input.accepted.map(toLabelledText), judged: input.judged.map(toLabelledText) },
    { timeMs },
  );
  const places = [...input.accepted, ...input.judged];
  await withTransaction(pool, async (client) => {
    const now = await lockContribution(client, contribution);
    if (now?.status !== 'submitted') return;
    await client.query('DELETE FROM label_doubt WHERE contribution_id = $1', [contributionId]);
    await client.query(
      `INSERT INTO contribution_ranking (contribution_id, state, method, label_field, accepted_records, reference_count)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (contribution_id) DO UPDATE SET state = excluded.state, method = excluded.method,
         label_field = excluded.label_field, accepted_records = excluded.accepted_records,
         reference_count = excluded.reference_count, ranked_at = now()`,
      [
        contributionId,
        step?.kind ?? 'took-too-long',
        step?.kind === 'ranked' ? step.method : '',
        input.labelField,
        input.acceptedRecords,
        step?.kind === 'ranked' ? step.ranking.referenceCount : 0,
      ],
    );
    if (step?.kind !== 'ranked') return;
    await writeDoubts(client, { contributionId, judged: step.ranking.judged, places });
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
