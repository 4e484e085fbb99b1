import { useReader, useTexts } from '#texts';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';

export type ServingFigures = {
  running: number;
  waiting: number;
  evicted: number;
  published: number;
  loaded: number;
  /** The most that are written at once, and that may wait. */
  atOnce: number;
  mayWait: number;
};

/** What the engine does right now, in figures. */
export function ServingStats(figures: ServingFigures) {
  const { running, waiting, evicted, published, loaded, atOnce, mayWait } = figures;
  const t = useTexts('serving.servingStats');
  const { tag } = useReader();
  const number = (value: number) => formatNumber(value, tag);
  return (
    <dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">
      <Stat label={t('running')} value={number(running)} detail={t('atOnce', { count: atOnce })} />
      <Stat label={t('waiting')} value={number(waiting)} detail={t('mayWait', { count: mayWait })} />
      <Stat label={t('loaded')} value={number(loaded)} detail={t('published', { count: published })} />
      <Stat label={t('evicted')} value={number(evicted)} detail={t('evictedWords')} />
    </dl>
  );
}
