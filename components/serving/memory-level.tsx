import { useReader, useTexts } from '#texts';
import { formatMemory } from '@/components/serving/format-memory';
import { cn } from '@/components/ui/cn';

/** How full the engine's memory is: a basin with its level. Bytes. */
export function MemoryLevel({ used, most }: { used: number; most: number }) {
  const t = useTexts('serving.memoryLevel');
  const { tag } = useReader();
  const part = Math.min(1, used / most);
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="figure-title">{t('title')}</span>
        <span className="text-muted text-sm tabular-nums">
          {t('level', { used: formatMemory(used, tag), most: formatMemory(most, tag) })}
        </span>
      </p>
      <div aria-hidden="true" className="h-5 overflow-hidden rounded-md border border-line bg-sunken">
        <div className={cn('h-full', part > 0.9 ? 'bg-warn' : 'bg-river/75')} style={{ width: `${part * 100}%` }} />
      </div>
      <p className="text-faint text-sm">{t('words')}</p>
    </div>
  );
}
