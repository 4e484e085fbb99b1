import { type ReactNode, useId } from 'react';
import { useTexts } from '#texts';
import type { TermKey } from '@/components/glossary/terms';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

/**
 * A word that not everybody knows, underlined with dots: it opens its explanation, by pointer, touch or keyboard, without
 * any script of ours (the browser's popover: Escape and a press elsewhere close it, the focus comes back). Stands in
 * running text, never inside a link, a button or a heading. In client components the layout needs the area "glossary".
 */
export function Term({ of, children, className }: { of: TermKey; children: ReactNode; className?: string }) {
  const id = useId();
  const t = useTexts('glossary.term');
  const name = useTexts('glossary.termNames');
  const words = useTexts('glossary.termWords');
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={cn(
          'cursor-help rounded-sm text-left underline decoration-dotted decoration-faint underline-offset-[3px] hover:decoration-current',
          className,
        )}
      >
        {children}
      </button>
      <span
        id={id}
        popover="auto"
        className={cn(
          'inset-x-4 top-auto bottom-4 w-auto rounded-lg border border-line bg-surface px-4 py-3 text-left font-normal font-sans text-ink text-sm normal-case not-italic leading-normal tracking-normal shadow-float',
          'sm:inset-x-auto sm:left-1/2 sm:w-80 sm:-translate-x-1/2',
          'sm:supports-[position-area:bottom]:inset-auto sm:supports-[position-area:bottom]:my-1.5 sm:supports-[position-area:bottom]:translate-x-0 sm:[position-area:bottom_span-right] sm:[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]',
        )}
      >
        <strong className="block font-semibold">{name(of)}</strong>
        <span className="mt-1 block text-muted">{words(of)}</span>
        <Link href={`/glossary#${of}`} className="link mt-2 inline-block">
          {t('more')}
        </Link>
      </span>
    </>
  );
}
