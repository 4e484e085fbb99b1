import { useTexts } from '#texts';
import { type ChooseLanguage, LanguageSwitch } from '@/components/shell/language-switch';
import { Mark } from '@/components/shell/mark';
import { MORE_LINKS, NAV_LINKS } from '@/components/shell/nav-links';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { ChainConfig } from '@/lib/chain/chain-config';

const COLUMNS = [{ name: 'loop', links: NAV_LINKS }, ...MORE_LINKS] as const;

/** Every place, in columns; what this is; which chain it is on; and the other language. */
export function Footer({ chain, chooseLanguage }: { chain: ChainConfig; chooseLanguage: ChooseLanguage }) {
  const t = useTexts('shell.footer');
  const place = useTexts('shell.places');
  return (
    <footer data-shell className="relative mt-16 bg-sunken dark:bg-surface">
      <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-8 px-4 pt-10 pb-8 sm:px-6 lg:grid-cols-[1fr_2fr]">
        <div>
          <p className="flex items-center gap-2.5">
            <Mark className="size-8 text-river" />
            <span className="font-display text-2xl">Tributary</span>
          </p>
          <p className="mt-3 max-w-xs text-muted">{t('claim')}</p>
        </div>
        <nav aria-label={t('label')} className="grid grid-cols-2 gap-x-6 gap-y-8 sm:grid-cols-[2fr_1fr_1fr]">
          {COLUMNS.map((column) => (
            <div key={column.name} className={column.name === 'loop' ? 'max-sm:col-span-2' : undefined}>
              <h2 className="map-label text-lg">{place(column.name)}</h2>
              <ul className={cn('mt-1.5 text-sm', column.name === 'loop' && 'columns-2 gap-6')}>
                {column.links.map(({ href, name }) => (
                  <li key={href}>
                    <Link
                      href={href}
                      className="inline-flex min-h-8 items-center text-muted hover:text-ink hover:underline"
                    >
                      {place(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-1 border-line px-4 pb-8 text-faint text-sm sm:px-6">
        <p>{t(chain.local ? 'localChain' : 'chain', { name: chain.name, chainId: String(chain.chainId) })}</p>
        <LanguageSwitch choose={chooseLanguage} className="-mx-2.5" />
      </div>
    </footer>
  );
}
