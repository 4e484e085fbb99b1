import { useTexts } from '#texts';
import { DECISION_IDS } from '@/components/review/decision-ids';
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
  const t = useTexts('review.decisionMade');
  const what =
    taken === null ? t('rejected', { id: contributionId }) : t('accepted', { taken, id: contributionId, out: leftOut });
  return (
    <Alert
      tone="good"
      title={what}
      action={
        next === null ? (
          <ButtonLink href={`/datanets/${datanetId}/review`} variant="secondary" size="sm">
            {t('backToQueue')}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/datanets/${datanetId}/contributions/${next}#${DECISION_IDS.records}`} size="sm">
            {t('next')}
          </ButtonLink>
        )
      }
    >
      {next === null ? t('nothing') : t('waitsNext', { id: next })}
    </Alert>
  );
}
