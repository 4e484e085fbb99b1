import { useReader } from '#texts';
import { LanguageIcon } from '@/components/ui/icons';
import { LOCALE_NAMES, LOCALES } from '@/lib/texts/locales';

export type ChooseLanguage = (form: FormData) => Promise<void>;

/**
 * The other languages, each called what it calls itself. A plain form: it works before the page is live, and keeps the
 * page.
 */
export function LanguageSwitch({ choose, className }: { choose: ChooseLanguage; className?: string }) {
  const { locale } = useReader();
  return (
    <form action={choose} className={className}>
      {LOCALES.filter((other) => other !== locale).map((other, place) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the button that was pressed stays and keeps the focus, for the way back
          key={place}
          type="submit"
          name="locale"
          value={other}
          lang={other}
          className="button inline-flex h-10 items-center gap-2 rounded-full px-2.5 text-muted text-sm transition-colors hover:bg-sunken hover:text-ink"
        >
          <LanguageIcon className="size-4 shrink-0" />
          {LOCALE_NAMES[other]}
        </button>
      ))}
    </form>
  );
}
