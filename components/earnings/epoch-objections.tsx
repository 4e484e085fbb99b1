import { useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';

/** What was said against the next epoch, and that it touches nothing that was accepted before. */
export function EpochObjectionsNotice({
  epoch,
  challenge,
  rejections,
  className,
}: {
  epoch: number;
  challenge: { challenger: string; resolveBy: Date; reason: string | null } | null;
  rejections: readonly { attempt: number; reason: string }[];
  className?: string;
}) {
  const t = useTexts('earnings.epochObjections');
  if (!challenge && rejections.length === 0) return null;
  return (
    <div className={className}>
      {challenge ? (
        <Alert
          tone="warn"
          title={t('challenged', { epoch })}
          action={
            <Link href={`/disputes/epochs/${epoch}`} className="link">
              {t('see')}
            </Link>
          }
        >
          <p>{t.rich('objects', { who: () => <Address address={challenge.challenger} /> })}</p>
          {challenge.reason ? <p translate="no">“{challenge.reason}”</p> : null}
          <p>{t.rich('standsStill', { moment: () => <Moment at={challenge.resolveBy} /> })}</p>
        </Alert>
      ) : null}
      {rejections.length > 0 ? (
        <Alert
          tone="info"
          className={challenge ? 'mt-3' : ''}
          title={t('dropped', { epoch, count: rejections.length })}
        >
          {rejections.map(({ attempt, reason }) =>
            reason ? (
              <p key={attempt} translate="no">
                “{reason}”
              </p>
            ) : (
              <p key={attempt}>{t('nobodyDecided')}</p>
            ),
          )}
          <p>{t('notLost')}</p>
        </Alert>
      ) : null}
    </div>
  );
}
