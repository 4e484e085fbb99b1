import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { Moment } from '@/components/ui/moment';

/** On an accepted contribution's page: whether its acceptance is disputed, or until when it can be. */
export function AcceptanceNote({
  contributionId,
  disputable,
  closesAt,
}: {
  contributionId: number;
  disputable: 'yes' | 'never-accepted' | 'too-late' | 'open' | 'upheld-before' | 'nothing-at-stake';
  closesAt: Date | null;
}) {
  const href = `/disputes/contributions/${contributionId}`;
  if (disputable === 'open') {
    return (
      <Alert
        tone="warn"
        title="Its acceptance is disputed"
        action={
          <ButtonLink size="sm" variant="secondary" href={href}>
            See the dispute
          </ButtonLink>
        }
      >
        Somebody says it should not have been accepted, with a bond. It is not decided yet who is right.
      </Alert>
    );
  }
  if (disputable === 'upheld-before') {
    return (
      <Alert
        tone="bad"
        title="It should not have been accepted"
        action={
          <ButtonLink size="sm" variant="secondary" href={href}>
            See why
          </ButtonLink>
        }
      >
        A dispute about it was upheld. What is in a published version stays; a curator can only be more careful from now
        on.
      </Alert>
    );
  }
  if (disputable !== 'yes' || closesAt === null) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-5 py-4 text-sm">
      <p className="text-muted">
        The curator’s stake answers for this acceptance; it can be disputed until <Moment at={closesAt} />.
      </p>
      <ButtonLink size="sm" variant="secondary" href={href}>
        Dispute the acceptance
      </ButtonLink>
    </div>
  );
}
