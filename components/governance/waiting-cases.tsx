import Link from 'next/link';

/** What waits for somebody to say who is right, with the way there. */
export function WaitingCases({ epoch, disputes }: { epoch: number | null; disputes: number }) {
  return (
    <ul className="grid gap-2 text-sm">
      {epoch === null ? null : (
        <li>
          <Link href={`/disputes/epochs/${epoch}`} className="link">
            Epoch {epoch} is challenged
          </Link>
        </li>
      )}
      {disputes === 0 ? null : (
        <li>
          <Link href="/disputes?of=acceptances" className="link">
            {disputes} {disputes === 1 ? 'acceptance is' : 'acceptances are'} disputed
          </Link>
        </li>
      )}
      {epoch === null && disputes === 0 ? (
        <li className="text-muted">
          No challenge and no dispute is open.{' '}
          <Link href="/disputes" className="link">
            How they work
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
