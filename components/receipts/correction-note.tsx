import Link from 'next/link';
import { Alert } from '@/components/ui/alert';
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
  const { receiptId, question, answer, disclosed, manifest } = correction;
  const ofModel = manifest.datanets.some((datanet) => datanet.datanetId === datanetId);
  return (
    <Alert tone={ofModel ? 'info' : 'warn'} title={`You correct an answer of ${manifest.name}`}>
      <p>
        Asked “{question.length > 200 ? `${question.slice(0, 200)}…` : question}”, it answered{' '}
        {answer === '' ? 'nothing' : `“${answer.length > 200 ? `${answer.slice(0, 200)}…` : answer}”`} (
        <Link href={`/receipts/${receiptId}`} className="underline">
          its receipt
        </Link>
        ). Put the answer right below, then go on as with any contribution.
      </p>
      {disclosed ? null : (
        <p className="mt-1">
          You asked it privately. What you contribute is public: leave out what nobody else shall read.
        </p>
      )}
      <p className="mt-1">
        {ofModel
          ? 'A curator decides on it. Once it is accepted and in a published version, the model’s builder can train with it; you are credited from then on.'
          : 'That model does not rest on this Datanet: a correction here does not reach it.'}
      </p>
    </Alert>
  );
}
