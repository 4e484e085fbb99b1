import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/** One thing to go to. `value` tells it from the others. */
export function Hit({
  value,
  href,
  icon,
  title,
  detail,
  onGo,
  translate,
  lines = 1,
}: {
  value: string;
  href: string;
  icon: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  onGo: (href: string) => void;
  /** "no" where the title is what people wrote. */
  translate?: 'no';
  lines?: 1 | 2;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onGo(href)}
      onAuxClick={(event) => {
        if (event.button === 1) window.open(href, '_blank', 'noopener');
      }}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-sunken sm:min-h-9 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span
          className={cn('text-ink', lines === 2 ? 'line-clamp-2 break-words' : 'block truncate')}
          translate={translate}
        >
          {title}
        </span>
        {detail ? <span className="block truncate text-faint text-xs">{detail}</span> : null}
      </span>
    </Command.Item>
  );
}
