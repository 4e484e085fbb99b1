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
  resolveBy,
  overdue,
}: {
  subject: { kind: 'epoch'; number: number; root: Hex } | { kind: 'acceptance'; contributionId: number };
  guardian: Hex | null;
  resolveBy: Date;
  overdue: boolean;
}) {
  const epoch = subject.kind === 'epoch';
  const propose = epoch
    ? `/governance/propose?template=resolve-challenge&epoch=${subject.number}`
    : `/governance/propose?template=resolve-dispute&contribution=${subject.contributionId}`;
  return (
    <Card>
      <CardHeader
        title={overdue ? 'Nobody decided in time' : 'Who decides'}
        description={
          overdue ? (
            <>
              The time for a decision ended <TimeAgo at={resolveBy} />. Anybody can end it now without a winner:{' '}
              {epoch ? 'the proposal is dropped, and both bonds go back.' : 'the bond goes back.'} Until somebody does,
              it can still be decided.
            </>
          ) : (
            <>
              {guardian ? (
                <>
                  The guardian, <Address address={guardian} href={`/people/${guardian}`} />, or a vote of those who hold
                  OPEN.
                </>
              ) : (
                'Nobody holds the guardian’s role: a vote of those who hold OPEN decides.'
              )}{' '}
              If neither does, it can be ended without a winner <TimeAgo at={resolveBy} />.
            </>
          )
        }
      />
      <div className="flex flex-wrap items-start gap-3">
        {overdue ? <ExpireButton subject={subject} /> : null}
        <ButtonLink href={propose} variant="secondary">
          Propose a vote about it
        </ButtonLink>
      </div>
    </Card>
  );
}
