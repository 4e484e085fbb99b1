'use client';

import { useState } from 'react';
import { RecordForm, type TypedRecord } from '@/components/contribute/record-form';
import { countWords } from '@/components/datanets/count-words';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { checkRecord } from '@/lib/records/check-record';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** Records typed by hand, checked one by one; they go on as a file would. */
export function TypeRecords({
  schema,
  begun = {},
  onFile,
}: {
  schema: DatanetSchema;
  /** What stands in the fields at first. */
  begun?: TypedRecord;
  onFile: (file: File) => void;
}) {
  const [records, setRecords] = useState<TypedRecord[]>([]);
  const [draft, setDraft] = useState<TypedRecord>(begun);
  const [problem, setProblem] = useState<string | null>(null);
  const isSound = () => {
    const checked = checkRecord(schema, draft);
    setProblem(checked.ok ? null : checked.problem);
    return checked.ok;
  };
  const add = () => {
    if (!isSound()) return;
    setRecords([...records, draft]);
    setDraft({});
  };
  // What stands in the fields is a record too: going on must not lose it.
  const unfinished = Object.values(draft).some((value) => value.trim() !== '');
  const all = unfinished ? [...records, draft] : records;
  const finish = () => {
    if (unfinished && !isSound()) return;
    const lines = all.map((record) => `${JSON.stringify(record)}\n`);
    onFile(new File(lines, 'typed-records.jsonl', { type: 'application/jsonl' }));
  };
  return (
    <div className="grid gap-5 rounded-lg border border-line bg-surface p-5 sm:p-6">
      <RecordForm fields={schema.fields} record={draft} onChange={setDraft} />
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={add}>
          Add this record
        </Button>
        <Button onClick={finish} disabled={all.length === 0}>
          {all.length === 0 ? 'Go on' : `Go on with ${countWords(all.length, 'record')}`}
        </Button>
      </div>
      {records.length > 0 ? (
        <ol className="grid gap-2 border-line border-t pt-4 text-sm">
          {records.map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two typed records can be equal; their place tells them apart
            <li key={index} className="flex items-start justify-between gap-3">
              <span className="min-w-0 break-words text-muted">
                {Object.values(record).filter(Boolean).join(' · ')}
              </span>
              <Button
                variant="quiet"
                size="sm"
                onClick={() => setRecords(records.filter((_, other) => other !== index))}
                aria-label={`Remove record ${index + 1}`}
              >
                Remove
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
