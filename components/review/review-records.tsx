'use client';

import Link from 'next/link';
import { RecordFieldsView } from '@/components/datanets/record-fields';
import { useExcluded } from '@/components/review/use-excluded';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';

export type ReviewRecord = {
  contributionId: number;
  index: number;
  fields: RecordFields;
  supersedes: string | null;
  duplicateOf: { contributionId: number; index: number } | null;
};

/** One page of a contribution's records. For who decides, each has a tick: unticked ones are left out. */
export function ReviewRecords({
  datanetId,
  contributionId,
  schema,
  records,
  decidable,
  leftOut,
}: {
  datanetId: number;
  contributionId: number;
  schema: DatanetSchema | null;
  records: readonly ReviewRecord[];
  decidable: boolean;
  /** What a curator left out when the contribution was accepted. */
  leftOut: readonly number[];
}) {
  const { excluded, set } = useExcluded(contributionId);
  const out = new Set(decidable ? excluded : leftOut);
  return (
    <Table caption="Records of the contribution">
      <TableHead>
        <TableRow>
          {decidable ? <TableHeaderCell>Take</TableHeaderCell> : null}
          <TableHeaderCell numeric>No.</TableHeaderCell>
          <TableHeaderCell>Record</TableHeaderCell>
          <TableHeaderCell>Notes</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <TableRow key={record.index} className={out.has(record.index) ? 'text-faint' : undefined}>
            {decidable ? (
              <TableCell>
                <input
                  type="checkbox"
                  className="size-[1.125rem] accent-river"
                  aria-label={`Take record ${record.index + 1}`}
                  checked={!out.has(record.index)}
                  onChange={(event) =>
                    set(
                      event.target.checked
                        ? excluded.filter((index) => index !== record.index)
                        : [...excluded, record.index],
                    )
                  }
                />
              </TableCell>
            ) : null}
            <TableCell numeric className="text-faint">
              {record.index + 1}
            </TableCell>
            <TableCell className="min-w-64 max-w-2xl">
              <RecordFieldsView
                fields={record.fields}
                schema={schema}
                className={out.has(record.index) ? 'line-through decoration-line-strong' : ''}
              />
            </TableCell>
            <TableCell className="min-w-36">
              <div className="grid justify-items-start gap-1.5 text-xs">
                {out.has(record.index) ? <Badge>left out</Badge> : null}
                {record.duplicateOf ? (
                  <>
                    <Badge tone="warn">duplicate</Badge>
                    <span className="text-muted">
                      Says the same as <RecordLink datanetId={datanetId} {...record.duplicateOf} own={contributionId} />
                    </span>
                  </>
                ) : null}
                {record.supersedes ? <Badge tone="river">correction</Badge> : null}
                <Link className="link" href={`/datanets/${datanetId}/records/${record.contributionId}/${record.index}`}>
                  Details
                </Link>
              </div>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function RecordLink({
  datanetId,
  contributionId,
  index,
  own,
}: {
  datanetId: number;
  contributionId: number;
  index: number;
  own: number;
}) {
  return (
    <Link className="link" href={`/datanets/${datanetId}/records/${contributionId}/${index}`}>
      {contributionId === own ? `no. ${index + 1} above` : `record ${contributionId}·${index + 1}`}
    </Link>
  );
}
