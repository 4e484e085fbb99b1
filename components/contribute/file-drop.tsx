'use client';

import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { MAX_FILE_BYTES, MAX_RECORDS } from '@/lib/records/limits';

/** Takes a file dropped on it or chosen with the button; works with the keyboard alone. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const t = useTexts('contribute.fileDrop');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      className={cn(
        'flex flex-col items-center gap-3 rounded-lg border-2 border-line-strong/50 border-dashed bg-surface px-6 py-8 text-center transition-colors',
        over && 'border-river bg-river-soft',
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <FileUp className="size-8 text-river" aria-hidden="true" />
      <p className="font-medium">{t('drop')}</p>
      <p id={`${id}-hint`} className="max-w-md text-muted text-sm">
        {t('hint', { records: MAX_RECORDS, megabytes: MAX_FILE_BYTES / 1_000_000 })}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('input')}
        accept=".csv,.tsv,.jsonl,.ndjson,.txt,.md,.markdown,text/csv,text/plain,text/markdown,application/jsonl"
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again, after a correction, is a change too.
          event.target.value = '';
        }}
      />
      <Button variant="secondary" onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>
        {t('choose')}
      </Button>
    </div>
  );
}
