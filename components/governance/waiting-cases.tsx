import { useTexts } from '#texts';
import { Link } from '@/components/ui/link';

/** What waits for somebody to say who is right, with the way there. */
export function WaitingCases({ epoch, disputes }: { epoch: number | null; disputes: number }) {
  const t = useTexts('governance.waitingCases');
  return (
    <ul className="grid gap-2 text-sm">
      {epoch === null ? null : (
        <li>
          <Link href={`/disputes/epochs/${epoch}`} className="link">
            {t('challenged', { epoch })}
          </Link>
        </li>
      )}
      {disputes === 0 ? null : (
        <li>
          <Link href="/disputes?of=acceptances" className="link">
            {t('disputed', { count: disputes })}
          </Link>
        </li>
      )}
      {epoch === null && disputes === 0 ? (
        <li className="text-muted">
          {t.rich('none', {
            link: (chunks) => (
              <Link href="/disputes" className="link">
                {chunks}
              </Link>
            ),
          })}
        </li>
      ) : null}
    </ul>
  );
}
