'use client';

import { useState } from 'react';
import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { CodeBlock } from '@/components/ui/code-block';
import { DownloadIcon } from '@/components/ui/icons';

/** Characters shown at most; the download has all of it. */
const SHOWN = 200_000;

type View = { state: 'closed' | 'loading' | 'failed' } | { state: 'open'; text: string };

/** The receipt's document as it is hashed: to look at, to copy, to download. Nothing of it is loaded before it is asked for. */
export function ReceiptJson({ id }: { id: string }) {
  const t = useTexts('receipts.receiptJson');
  const [view, setView] = useState<View>({ state: 'closed' });
  const path = `/api/v1/receipts/${id}`;
  const show = async () => {
    setView({ state: 'loading' });
    const text = await readIndented(path).catch(() => null);
    setView(text === null ? { state: 'failed' } : { state: 'open', text });
  };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          size="sm"
          busy={view.state === 'loading'}
          onClick={() => (view.state === 'open' ? setView({ state: 'closed' }) : void show())}
        >
          {t(view.state === 'open' ? 'hide' : 'show')}
        </Button>
        <a href={path} download={`receipt-${id}.json`} className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          <DownloadIcon />
          {t('download')}
        </a>
      </div>
      {view.state === 'failed' ? (
        <Alert tone="bad" title={t('failed')}>
          {t('tryAgain')}
        </Alert>
      ) : null}
      {view.state === 'open' ? <OpenJson id={id} text={view.text} /> : null}
    </div>
  );
}

/** Rejects on whatever keeps it from being shown. */
async function readIndented(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} was answered with status ${response.status}.`);
  return JSON.stringify(await response.json(), null, 2);
}

function OpenJson({ id, text }: { id: string; text: string }) {
  const t = useTexts('receipts.receiptJson');
  const cut = text.length > SHOWN;
  return (
    <>
      {cut ? <p className="text-muted text-sm">{t('long', { shown: SHOWN, all: text.length })}</p> : null}
      <CodeBlock label={`receipt-${id}.json`} code={cut ? text.slice(0, SHOWN) : text} className="[&_pre]:max-h-112" />
    </>
  );
}
