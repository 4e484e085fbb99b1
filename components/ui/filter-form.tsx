import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ChevronDownIcon } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';

/** Where there is room and the browser can lay a closed disclosure open, nothing is folded. */
const FOLDED_ONLY = 'supports-[selector(::details-content)]:sm:hidden';
const LAID_OPEN = 'sm:contents sm:details-content:contents sm:details-content:[content-visibility:visible]';

/**
 * A plain form over a list: its answers live in the address, so a filtered list can be shared and works without script.
 * On a phone the filters are folded under the search, and say how many are chosen.
 */
export function FilterForm({
  path,
  q,
  label,
  chosen = 0,
  kept = {},
  children,
}: {
  /** The list's own address. */
  path: string;
  /** What is searched for now. */
  q: string;
  /** What can be searched. */
  label: string;
  /** How many of the filters narrow the list. */
  chosen?: number;
  /** What else the address says, and goes on saying until it is cleared. */
  kept?: Readonly<Record<string, string>>;
  /** The filters' controls, if any. */
  children?: ReactNode;
}) {
  const t = useTexts('ui.filterForm');
  const others = Object.entries(kept).filter(([, value]) => value !== '');
  return (
    <form
      action={path}
      className="mb-3 grid grid-cols-[1fr_auto] gap-x-2 gap-y-1 sm:mb-6 sm:flex sm:flex-wrap sm:items-center sm:gap-3"
    >
      <Input
        type="search"
        name="q"
        defaultValue={q}
        placeholder={label}
        aria-label={label}
        className="sm:min-w-44 sm:max-w-64 sm:flex-1"
      />
      <Button type="submit" variant="secondary" className={children ? FOLDED_ONLY : undefined}>
        {t('search')}
      </Button>
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children ? (
        <details className={`group/filters col-span-full row-start-2 ${LAID_OPEN}`}>
          <summary className={`flex h-10 w-fit list-none items-center gap-1.5 text-muted text-sm ${FOLDED_ONLY}`}>
            {t('filters')}{' '}
            {chosen > 0 ? <span className="font-medium text-river-ink">{t('chosen', { count: chosen })}</span> : null}
            <ChevronDownIcon className="size-4 transition-transform group-open/filters:rotate-180" />
          </summary>
          <div className="grid grid-cols-2 items-center gap-3 pt-1 pb-3 sm:contents">
            {children}
            <Button type="submit" variant="secondary" className="col-span-2 w-fit">
              {t('apply')}
            </Button>
          </div>
        </details>
      ) : null}
      {q !== '' || chosen > 0 || others.length > 0 ? (
        <ButtonLink
          href={path}
          variant="quiet"
          className="col-span-full row-start-2 ml-auto w-fit self-start px-2 sm:ml-0"
        >
          {t('clear')}
        </ButtonLink>
      ) : null}
    </form>
  );
}
