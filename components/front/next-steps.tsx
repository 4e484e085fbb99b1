import { useTexts } from '#texts';
import { Link } from '@/components/ui/link';

const STEPS = [
  { who: 'know', href: '/datanets' },
  { who: 'build', href: '/factory' },
  { who: 'ask', href: '/ask' },
] as const;

/** For each kind of visitor, the next thing to do. */
export function NextSteps() {
  const t = useTexts('front.nextSteps');
  return (
    <ul className="grid gap-x-10 gap-y-8 md:grid-cols-3">
      {STEPS.map(({ who, href }) => (
        <li key={href} className="flex flex-col border-line-strong/70 border-t pt-4">
          <h3 className="font-display text-2xl">{t(`${who}Who`)}</h3>
          <p className="mt-2 flex-1 text-muted">{t(`${who}What`)}</p>
          <Link href={href} className="link mt-4 inline-flex min-h-6 items-center gap-1.5 self-start font-medium">
            {t(`${who}Action`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
