import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { Moment } from '@/components/ui/moment';

/** On an accepted contribution's page: whether its acceptance is disputed, or until when it can be. */
export function AcceptanceNote({
  contributionId,
  own,
  disputable,
  closesAt,
}: {
  contributionId: number;
  /** Who looks at it made it: they are told, but hardly want to dispute it. */
  own: boolean;
  disputable: 'yes' | 'never-accepted' | 'too-late' | 'open' | 'upheld-before' | 'nothing-at-stake';
  closesAt: Date | null;
}) {
  const t = useTexts('disputes.acceptanceNote');
  const href = `/disputes/contributions/${contributionId}`;
  if (disputable === 'open') {
    return (
      <Alert
        tone="warn"
        title={t('disputed')}
        action={
          <ButtonLink size="sm" variant="secondary" href={href}>
            {t('seeDispute')}
          </ButtonLink>
        }
      >
        {t('disputedWords')}
      </Alert>
    );
  }
  if (disputable === 'upheld-before') {
    return (
      <Alert
        tone="bad"
        title={t('upheld')}
        action={
          <ButtonLink size="sm" variant="secondary" href={href}>
            {t('seeWhy')}
          </ButtonLink>
        }
      >
        {t('upheldWords')}
      </Alert>
    );
  }
  if (disputable !== 'yes' || closesAt === null) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-5 py-4 text-sm">
      <p className="text-muted">{t.rich('until', { time: () => <Moment at={closesAt} /> })}</p>
      {own ? null : (
        <ButtonLink size="sm" variant="secondary" href={href}>
          {t('dispute')}
        </ButtonLink>
      )}
    </div>
  );
}
