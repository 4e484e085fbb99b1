'use client';

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cn } from '@/components/ui/cn';

export type TabItem = { value: string; label: ReactNode; content: ReactNode };

/** Tabs whose panels are all in the page already (ARIA tabs pattern). For tabs with an address of their own use TabLinks. */
export function Tabs({
  items,
  defaultValue,
  label,
  className,
}: {
  items: readonly TabItem[];
  defaultValue?: string;
  label: string;
  className?: string;
}) {
  const id = useId();
  const [current, setCurrent] = useState(defaultValue ?? items[0]?.value ?? '');
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = items.findIndex((item) => item.value === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : items.at(to % items.length);
    if (!next) return;
    event.preventDefault();
    setCurrent(next.value);
    document.getElementById(`${id}${next.value}-tab`)?.focus();
  };
  return (
    <div className={className}>
      <div
        role="tablist"
        aria-label={label}
        className="flex gap-2 overflow-x-auto border-line-strong/70 border-b"
        onKeyDown={move}
      >
        {items.map((item) => {
          const active = item.value === current;
          return (
            <button
              key={item.value}
              id={`${id}${item.value}-tab`}
              type="button"
              role="tab"
              aria-selected={active}
              aria-controls={`${id}${item.value}`}
              tabIndex={active ? 0 : -1}
              onClick={() => setCurrent(item.value)}
              className={cn(
                'h-11 whitespace-nowrap px-3 font-medium text-sm transition-colors first:pl-0 focus-visible:-outline-offset-2',
                active ? 'here text-ink first:[--here-inset:0_0.75rem]' : 'text-muted hover:text-ink',
              )}
            >
              {item.label}
            </button>
          );
        })}
      </div>
      {items.map((item) => (
        <div
          key={item.value}
          id={`${id}${item.value}`}
          role="tabpanel"
          aria-labelledby={`${id}${item.value}-tab`}
          hidden={item.value !== current}
          className="pt-5"
        >
          {item.content}
        </div>
      ))}
    </div>
  );
}
