'use client';

import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { dropKeptFile, readKeptFile } from '@/components/contribute/kept-file';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';

/** Offers the file that an earlier visit to the page chose and did not contribute. */
export function KeptFileNotice({ datanetId, onFile }: { datanetId: number; onFile: (file: File) => void }) {
  const t = useTexts('contribute.keptFileNotice');
  const [file, setFile] = useState<File | null>(null);
  useEffect(() => {
    let here = true;
    void readKeptFile(datanetId).then((kept) => {
      if (here) setFile(kept);
    });
    return () => {
      here = false;
    };
  }, [datanetId]);
  if (!file) return null;
  return (
    <Alert
      tone="info"
      title={t('title', { name: file.name })}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onFile(file)}>
            {t('open')}
          </Button>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => {
              setFile(null);
              void dropKeptFile(datanetId);
            }}
          >
            {t('forget')}
          </Button>
        </span>
      }
    >
      {t('hint')}
    </Alert>
  );
}
