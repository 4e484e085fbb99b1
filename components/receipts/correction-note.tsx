import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** Says above the form what a correction of an answer is, and what comes after it. */
export function CorrectionNote({
  correction,
  datanetId,
}: {
  correction: {
    readonly receiptId: string;
    readonly question: string;
    readonly answer: string;
    readonly disclosed: boolean;
    readonly manifest: ModelManifest;
  };
  datanetId: number;
}) {
  const t = useTexts('receipts.correctionNote');
  const { receiptId, question, answer, disclosed, manifest } = correction;
  const ofModel = manifest.datanets.some((datanet) => datanet.datanetId === datanetId);
  return (
    <Alert tone={ofModel ? 'info' : 'warn'} title={t('title', { name: manifest.name })}>
      <p>
        {t.rich('asked', {
          question: shorten(question),
          answer: shorten(answer),
          nothing: answer === '' ? 'yes' : 'no',
          receipt: (chunks) => (
            <Link href={`/receipts/${receiptId}`} className="underline">
              {chunks}
            </Link>
          ),
        })}
      </p>
      {disclosed ? null : <p className="mt-1">{t('private')}</p>}
      <p className="mt-1">{t(ofModel ? 'next' : 'elsewhere')}</p>
    </Alert>
  );
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
