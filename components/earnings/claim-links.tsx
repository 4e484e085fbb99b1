import { useTexts } from '#texts';
import { Link } from '@/components/ui/link';

/** Where one claims for others, or hands in a claim that somebody signed: open to whoever earned nothing, too. */
export function ClaimLinks() {
  const t = useTexts('earnings.claimLinks');
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      <Link href="/earnings/others" className="link">
        {t('others')}
      </Link>
      <Link href="/earnings/submit" className="link">
        {t('submit')}
      </Link>
    </p>
  );
}
