import { useTexts } from '#texts';
import type { Case } from '@/components/disputes/decide-form';
import { ExpireButton } from '@/components/disputes/expire-button';
import { Address } from '@/components/ui/address';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { TimeAgo } from '@/components/ui/time-ago';
import type { Hex } from '@/lib/core/hex';

/** An open challenge or dispute: by whom and until when it is decided, and the way to a vote about it. */
export function WhoDecides({
  subject,
  guardian,
  guardianAway,
  resolveBy,
  overdue,
}: {
  subject: Case;
  guardian: Hex | null;
  /** On a local chain nobody can act as the guardian. */
  guardianAway: boolean;
  resolveBy: Date;
  overdue: boolean;
}) {
  const t = useTexts('disputes.whoDecides');
  const epoch = subject.kind === 'epoch';
  const propose = epoch
    ? `/governance/propose?template=resolve-challenge&epoch=${subject.number}`
    : `/governance/propose?template=resolve-dispute&contribution=${subject.contributionId}`;
  const time = () => <TimeAgo at={resolveBy} />;
  const decides = guardian === null ? 'nobody' : guardianAway ? 'voteOnly' : 'guardian';
  return (
    <Card>
      <CardHeader
        title={t(overdue ? 'late' : 'title')}
        description={
          overdue
            ? t.rich('lateWords', { time, kind: subject.kind })
            : t.rich(decides, {
                time,
                name: () => (guardian ? <Address address={guardian} href={`/people/${guardian}`} /> : null),
              })
        }
      />
      <div className="flex flex-wrap items-start gap-3">
        {overdue ? <ExpireButton subject={subject} /> : null}
        <ButtonLink href={propose} variant={decides === 'guardian' || overdue ? 'secondary' : 'primary'}>
          {t('propose')}
        </ButtonLink>
      </div>
    </Card>
  );
}
