import Link from 'next/link';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
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
  if (!challenge && rejections.length === 0) return null;
  return (
    <div className={className}>
      {challenge ? (
        <Alert
          tone="warn"
          title={`Epoch ${epoch} is challenged; what was accepted before stays claimable`}
          action={
            <Link href={`/disputes/epochs/${epoch}`} className="link">
              See the challenge
            </Link>
          }
        >
          <Address address={challenge.challenger} /> objects
          {challenge.reason ? <>: “{challenge.reason}”.</> : '.'} Its window stands still until the guardian or a vote
          says who is right; if nobody does by <Moment at={challenge.resolveBy} />, it is dropped and proposed again.
        </Alert>
      ) : null}
      {rejections.length > 0 ? (
        <Alert
          tone="info"
          className={challenge ? 'mt-3' : ''}
          title={`Epoch ${epoch} was proposed ${rejections.length === 1 ? 'once' : `${rejections.length} times`} and dropped`}
        >
          {rejections.map(({ attempt, reason }) => (
            <p key={attempt}>{reason ? `“${reason}”` : 'Nobody decided about a challenge in time.'}</p>
          ))}
          <p>Nothing that was earned is lost: it is proposed again.</p>
        </Alert>
      ) : null}
    </div>
  );
}
