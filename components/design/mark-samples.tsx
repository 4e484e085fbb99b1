import { useTexts } from '#texts';
import { Mark } from '@/components/shell/mark';

/** The mark at the sizes it is used in, and the name beside it. */
export function MarkSamples() {
  const t = useTexts('design.markSamples');
  return (
    <figure>
      <div className="flex flex-wrap items-end gap-x-10 gap-y-6 text-river">
        <Mark className="size-32" />
        <Mark className="size-16" />
        <Mark className="size-8" />
        <Mark className="size-5" />
        <span className="flex items-center gap-3">
          <Mark className="size-12" />
          <span className="font-display text-4xl text-ink" translate="no">
            Tributary
          </span>
        </span>
      </div>
      <figcaption className="mt-4 max-w-2xl text-muted text-sm">{t('caption')}</figcaption>
    </figure>
  );
}
