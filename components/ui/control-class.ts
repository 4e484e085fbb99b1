/** What text fields, selects and textareas have in common. */
export const CONTROL_CLASS =
  'w-full rounded-md border border-line-strong bg-surface px-3 text-ink text-base sm:text-sm placeholder:text-faint transition-colors hover:border-ink/60 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-bad focus-visible:outline-offset-0';
