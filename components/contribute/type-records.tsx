'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useSay, useTexts } from '#texts';
import { RecordForm, type TypedRecord } from '@/components/contribute/record-form';
import { keepTypedDraft, readTypedDraft, type TypedDraft } from '@/components/contribute/typed-draft';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { checkRecord } from '@/lib/records/check-record';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** Records typed by hand, checked one by one; they go on as a file would. What is typed is found again after a reload. */
export function TypeRecords({
  datanetId,
  schema,
  begun,
  onFile,
}: {
  datanetId: number;
  schema: DatanetSchema;
  /** What stands in the fields at first; then nothing of an earlier visit is taken up. */
  begun?: TypedDraft;
  /** Given the records as a file, and as they were typed. */
  onFile: (file: File, typed: TypedDraft) => void;
}) {
  const t = useTexts('contribute.typeRecords');
  const say = useSay();
  const [records, setRecords] = useState<readonly TypedRecord[]>(begun?.records ?? []);
  const [draft, setDraft] = useState<TypedRecord>(begun?.draft ?? {});
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState(false);
  const emptyId = useId();

  useEffect(() => {
    const kept = begun ? null : readTypedDraft(datanetId);
    if (kept) {
      setRecords(kept.records);
      setDraft(kept.draft);
    }
    setFound(true);
  }, [datanetId, begun]);
  useEffect(() => {
    if (found && !begun) keepTypedDraft(datanetId, { records: [...records], draft });
  }, [datanetId, begun, found, records, draft]);

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
  const fields = useRef<HTMLDivElement>(null);
  const edit = (record: TypedRecord) => {
    if (unfinished && !isSound()) return;
    setProblem(null);
    setRecords(all.filter((other) => other !== record));
    setDraft(record);
    fields.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
  };
  const finish = () => {
    if (unfinished && !isSound()) return;
    const lines = all.map((record) => `${JSON.stringify(record)}\n`);
    onFile(new File(lines, t('fileName'), { type: 'application/jsonl' }), { records: [...records], draft });
  };
  return (
    <div className="grid gap-5">
      <div ref={fields}>
        <RecordForm fields={schema.fields} record={draft} onChange={setDraft} />
      </div>
      {problem ? <Alert tone="bad">{say(problem)}</Alert> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={finish} blockedBy={all.length === 0 ? emptyId : undefined}>
          {all.length === 0 ? t('goOnEmpty') : t('goOn', { count: all.length })}
        </Button>
        <Button variant="secondary" onClick={add} blockedBy={unfinished ? undefined : emptyId}>
          {t('add')}
        </Button>
        {unfinished ? null : (
          <p id={emptyId} className="text-faint text-sm">
            {t('empty', { count: records.length })}
          </p>
        )}
      </div>
      {records.length > 0 ? (
        <ol className="grid gap-2 border-line border-t pt-4 text-sm" aria-label={t('list')}>
          {records.map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two typed records can be equal; their place tells them apart
            <li key={index} className="flex items-start justify-between gap-3">
              <span className="line-clamp-4 min-w-0 break-words text-muted" translate="no">
                {Object.values(record).filter(Boolean).join(' · ')}
              </span>
              <span className="flex shrink-0">
                <Button
                  variant="quiet"
                  size="sm"
                  onClick={() => edit(record)}
                  aria-label={t('editRecord', { number: index + 1 })}
                >
                  {t('edit')}
                </Button>
                <Button
                  variant="quiet"
                  size="sm"
                  onClick={() => setRecords(records.filter((_, other) => other !== index))}
                  aria-label={t('removeRecord', { number: index + 1 })}
                >
                  {t('remove')}
                </Button>
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
