import { countWords } from '@/components/datanets/count-words';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';

/** What the reader has decided, and the way on. */
export function DecisionMade({
  datanetId,
  contributionId,
  taken,
  leftOut,
  next,
}: {
  datanetId: number;
  contributionId: number;
  /** Records taken; null when it was rejected. */
  taken: number | null;
  leftOut: number;
  /** The contribution that waits next. */
  next: number | null;
}) {
  const what =
    taken === null
      ? `You rejected contribution ${contributionId}`
      : `You accepted ${countWords(taken, 'record')} of contribution ${contributionId}${leftOut > 0 ? ` and left ${leftOut.toLocaleString('en')} out` : ''}`;
  return (
    <Alert
      tone="good"
      title={`${what}.`}
      action={
        next === null ? (
          <ButtonLink href={`/datanets/${datanetId}/review`} variant="secondary" size="sm">
            Back to the queue
          </ButtonLink>
        ) : (
          <ButtonLink href={`/datanets/${datanetId}/contributions/${next}`} size="sm">
            Review the next
          </ButtonLink>
        )
      }
    >
      {next === null ? 'Nothing else waits for you here.' : `Contribution ${next} waits next.`}
    </Alert>
  );
}
