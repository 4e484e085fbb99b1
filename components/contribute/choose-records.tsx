'use client';

import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { FileDrop } from '@/components/contribute/file-drop';
import { TypeRecords } from '@/components/contribute/type-records';
import type { TypedDraft } from '@/components/contribute/typed-draft';
import { Link } from '@/components/ui/link';
import type { DatanetSchema } from '@/lib/schemas/datanet';

/** The two ways to begin, side by side: type a record, or bring a file. */
export function ChooseRecords({
  datanetId,
  schema,
  begun,
  onTyped,
  onFile,
  underFile,
}: {
  datanetId: number;
  schema: DatanetSchema;
  begun?: TypedDraft;
  /** Given the records that were typed, as a file and as they stand in the fields. */
  onTyped: (file: File, typed: TypedDraft) => void;
  onFile: (file: File) => void;
  /** How it went with the file that was brought. */
  underFile?: ReactNode;
}) {
  const t = useTexts('contribute.chooseRecords');
  const { tag } = useReader();
  const names = schema.fields.map(({ name }) => name);
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[3fr_2fr] lg:gap-12">
      <section aria-labelledby="type-records" className="min-w-0">
        <h2 id="type-records" className="text-xl">
          {t('type')}
        </h2>
        <p className="mt-1 mb-5 text-muted text-sm">
          {t('typeHint')}{' '}
          {t.rich('pays', {
            link: (chunks) => (
              <Link className="link" href="/guides/contribute">
                {chunks}
              </Link>
            ),
          })}
        </p>
        <TypeRecords datanetId={datanetId} schema={schema} onFile={onTyped} {...(begun ? { begun } : {})} />
      </section>
      <section aria-labelledby="from-a-file" className="min-w-0">
        <h2 id="from-a-file" className="text-xl">
          {t('file')}
        </h2>
        <p className="mt-1 mb-5 text-muted text-sm">
          {t('fileHint', { count: names.length, columns: new Intl.ListFormat(tag).format(names) })}
        </p>
        <FileDrop onFile={onFile} />
        <div className="mt-4 grid gap-4 empty:hidden">{underFile}</div>
      </section>
    </div>
  );
}
