'use client';

import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { type UploadView, uploadSchema } from '@/lib/schemas/upload';

/** Uploads that an earlier visit did not finish. They go on once their file is chosen again. */
export function UnfinishedUploads({ datanetId }: { datanetId: number }) {
  const t = useTexts('contribute.unfinishedUploads');
  const [uploads, setUploads] = useState<UploadView[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/api/uploads?datanetId=${datanetId}`, { signal: abort.signal, cache: 'no-store' })
      .then(async (response) => {
        const parsed = uploadSchema.array().safeParse((await response.json())?.uploads);
        if (parsed.success) setUploads(parsed.data);
      })
      // Only an offer: without it, choosing the file finds the upload all the same.
      .catch(() => undefined);
    return () => abort.abort();
  }, [datanetId]);
  const giveUp = async (id: string) => {
    // One that is not there any more is given up, too.
    const gone = await fetch(`/api/uploads/${id}`, { method: 'DELETE' }).then(
      (response) => response.ok || response.status === 404,
      () => false,
    );
    if (gone) setUploads((before) => before.filter((upload) => upload.id !== id));
    else toast.error(t('giveUpFailed'));
  };
  return uploads.map((upload) => (
    <Alert
      key={upload.id}
      tone="info"
      title={t('title', {
        count: upload.recordCount,
        part: Math.floor((upload.receivedBytes / upload.byteSize) * 100) / 100,
      })}
      action={
        <Button size="sm" variant="secondary" onClick={() => giveUp(upload.id)}>
          {t('giveUp')}
        </Button>
      }
    >
      {t('hint')}
    </Alert>
  ));
}
