'use client';

import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

/** Takes a file dropped on it or chosen with the button; works with the keyboard alone. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
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
        'flex flex-col items-center gap-3 rounded-lg border-2 border-line-strong/50 border-dashed bg-surface px-6 py-12 text-center transition-colors',
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
      <p className="font-medium">Drop a file here</p>
      <p id={`${id}-hint`} className="max-w-md text-muted text-sm">
        CSV, JSONL, TXT or Markdown in UTF-8, up to 50 MB and 100,000 records. It is read on your machine; nothing is
        sent before you say so.
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label="File to contribute"
        accept=".csv,.tsv,.jsonl,.ndjson,.txt,.md,.markdown,text/csv,text/plain,text/markdown,application/jsonl"
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again, after a correction, is a change too.
          event.target.value = '';
        }}
      />
      <Button variant="secondary" onClick={() => input.current?.click()} aria-describedby={`${id}-hint`}>
        Choose a file
      </Button>
    </div>
  );
}
