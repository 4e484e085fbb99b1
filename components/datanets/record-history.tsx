import { useTexts } from '#texts';
import { RecordDiff } from '@/components/datanets/record-diff';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { Address } from '@/components/ui/address';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
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

type State = 'waiting' | 'rejected' | 'withdrawn' | 'leftOut' | 'corrected' | 'inForce';

const TONES: Record<State, Tone> = {
  waiting: 'warn',
  rejected: 'bad',
  withdrawn: 'neutral',
  leftOut: 'bad',
  corrected: 'neutral',
  inForce: 'good',
};

/** A record's corrections in the order of their submission, each as what it changes of the record it corrects. */
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
  const t = useTexts('datanets.recordHistory');
  const byHash = new Map(history.map((record) => [record.hash, record]));
  return (
    <Card>
      <CardHeader title={t('title')} description={t('credit')} />
      <ol className="grid gap-6">
        {history.map((record) => {
          const state = stateOf(record, history);
          const earlier = record.supersedes === null ? undefined : byHash.get(record.supersedes);
          return (
            <li key={`${record.contributionId}-${record.index}`} className="border-river/50 border-l-2 pl-4 text-sm">
              <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-faint">
                <Link className="link" href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}>
                  {record.contributionId}·{record.index + 1}
                </Link>
                <Address address={record.contributor} className="text-muted" />
                <TimeAgo at={record.submittedAt} />
                <Badge tone={TONES[state]}>{t('state', { state })}</Badge>
                {record.hash === current ? <span>{t('shown')}</span> : null}
              </p>
              <p className="mb-1 text-faint text-xs">{earlier ? t('differs') : t('first')}</p>
              <Said record={record} earlier={earlier} schema={schema} />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Said({
  record,
  earlier,
  schema,
}: {
  record: HistoryRecord;
  earlier: HistoryRecord | undefined;
  schema: DatanetSchema | null;
}) {
  const t = useTexts('datanets.recordHistory');
  if (Object.keys(record.fields).length === 0) return <p className="text-muted">{t('erased')}</p>;
  return earlier && Object.keys(earlier.fields).length > 0 ? (
    <RecordDiff before={earlier.fields} after={record.fields} schema={schema} />
  ) : (
    <RecordFieldsView fields={record.fields} schema={schema} clamp />
  );
}

function stateOf(record: HistoryRecord, history: readonly HistoryRecord[]): State {
  if (record.status === 'submitted') return 'waiting';
  if (record.status === 'rejected') return 'rejected';
  if (record.status === 'withdrawn') return 'withdrawn';
  if (record.excluded) return 'leftOut';
  const corrected = history.some(
    (other) => other.supersedes === record.hash && other.status === 'accepted' && !other.excluded,
  );
  return corrected ? 'corrected' : 'inForce';
}
