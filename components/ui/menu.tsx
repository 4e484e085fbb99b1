'use client';

import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useId,
  useRef,
  useState,
} from 'react';
import { cn } from '@/components/ui/cn';

const CloseContext = createContext<() => void>(() => {});

type TriggerProps = { popoverTarget: string; 'aria-haspopup': 'menu'; 'aria-expanded': boolean };

/**
 * A menu under a button (ARIA menu pattern): a popover of the browser's, which opens it, closes it by Escape or a touch
 * beside it and gives the focus back; arrows, Home and End move in it. Fill it with MenuItem and MenuSeparator: they are
 * rendered while it is open.
 */
export function Menu({
  trigger,
  label,
  align = 'end',
  children,
}: {
  trigger: ReactElement<Partial<TriggerProps>>;
  label: string;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const place = () => {
    const button = document.querySelector(`[popovertarget="${id}"]`)?.getBoundingClientRect();
    if (!panel.current || !button) return;
    panel.current.style.top = `${button.bottom + 8}px`;
    if (align === 'start') panel.current.style.left = `${Math.max(8, button.left)}px`;
    else panel.current.style.right = `${Math.max(8, document.documentElement.clientWidth - button.right)}px`;
  };
  return (
    <>
      {cloneElement(trigger, { popoverTarget: id, 'aria-haspopup': 'menu', 'aria-expanded': open })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className="inset-auto m-0 max-h-[calc(100dvh-5rem)] min-w-60 overflow-y-auto rounded-lg border border-line-strong/60 bg-surface p-1.5 text-ink text-sm shadow-float outline-none open:animate-rise-in"
        onBeforeToggle={(event) => {
          if (event.newState === 'open') place();
        }}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState === 'open') event.currentTarget.focus();
        }}
        onKeyDown={move}
      >
        <CloseContext.Provider value={() => panel.current?.hidePopover()}>
          {open ? children : null}
        </CloseContext.Provider>
      </div>
    </>
  );
}

/** Moves the focus among the items; leaving by Tab closes. */
function move(event: KeyboardEvent<HTMLElement>) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (to === undefined || items.length === 0) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

const ITEM =
  'flex min-h-10 w-full cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-sunken focus:bg-sunken focus-visible:-outline-offset-2 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:text-muted';

type ItemProps = { role: string; tabIndex: number; className: string; onClick: () => void };

/** One thing to do, which closes the menu unless `onSelect` prevents it; with `asChild` its only child is the item: a link. */
export function MenuItem({
  asChild = false,
  disabled = false,
  onSelect,
  className,
  children,
}: {
  asChild?: boolean;
  disabled?: boolean;
  onSelect?: (event: { preventDefault: () => void }) => void;
  className?: string;
  children: ReactNode;
}) {
  const close = useContext(CloseContext);
  const classes = cn(ITEM, className);
  if (asChild) {
    return cloneElement(children as ReactElement<ItemProps>, {
      role: 'menuitem',
      tabIndex: -1,
      className: classes,
      onClick: close,
    });
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled || undefined}
      className={classes}
      onClick={(event) => {
        if (disabled) return;
        onSelect?.(event);
        if (!event.defaultPrevented) close();
      }}
    >
      {children}
    </button>
  );
}

export function MenuSeparator() {
  return <hr className="mx-1 my-1.5 h-px border-0 bg-line" />;
}
