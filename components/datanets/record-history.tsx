import Link from 'next/link';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

export type HistoryRecord = {
  contributionId: number;
  index: number;
  hash: string;
  supersedes: string | null;
  fields: RecordFields;
  contributor: string;
  submittedAt: Date;
  status: string;
  excluded: boolean;
};

/** The rule by which a correction's credit is divided, in words. The same as in docs/architecture.md, “Records”. */
export const CREDIT_RULE =
  'What a corrected record earns is halved: one half stays with the first author, the other goes to the author of the correction in force; an odd unit goes to the first author.';

/** A record's corrections in the order of their submission. */
export function RecordHistory({
  datanetId,
  history,
  current,
  schema,
}: {
  datanetId: number;
  history: readonly HistoryRecord[];
  current: string;
  schema: DatanetSchema | null;
}) {
  return (
    <Card>
      <CardHeader title="History of corrections" description={CREDIT_RULE} />
      <ol className="grid gap-4">
        {history.map((record) => {
          const { tone, words } = wordsFor(record, history);
          return (
            <li key={`${record.contributionId}-${record.index}`} className="border-line border-l-2 pl-4 text-sm">
              <p className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-faint">
                <Link className="link" href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}>
                  {record.contributionId}·{record.index + 1}
                </Link>
                <Address address={record.contributor} className="text-muted" />
                <TimeAgo at={record.submittedAt} />
                <Badge tone={tone}>{words}</Badge>
                {record.hash === current ? <span>shown above</span> : null}
              </p>
              <RecordFieldsView fields={record.fields} schema={schema} clamp />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function wordsFor(record: HistoryRecord, history: readonly HistoryRecord[]): { tone: Tone; words: string } {
  if (record.status === 'submitted') return { tone: 'warn', words: 'waiting for review' };
  if (record.status === 'rejected') return { tone: 'bad', words: 'rejected' };
  if (record.status === 'withdrawn') return { tone: 'neutral', words: 'withdrawn' };
  if (record.excluded) return { tone: 'bad', words: 'left out' };
  const corrected = history.some(
    (other) => other.supersedes === record.hash && other.status === 'accepted' && !other.excluded,
  );
  return corrected ? { tone: 'neutral', words: 'corrected' } : { tone: 'good', words: 'in force' };
}
