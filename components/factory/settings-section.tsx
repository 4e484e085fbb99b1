import type { ReactNode } from 'react';

/** Settings that few need to touch; closed until asked for. */
export function SettingsSection({ children }: { children: ReactNode }) {
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer select-none px-5 py-4 font-medium text-ink text-sm sm:px-6">
        Settings <span className="font-normal text-faint">– the defaults suit most</span>
      </summary>
      <div className="grid gap-4 border-line border-t p-5 sm:grid-cols-2 sm:p-6">{children}</div>
    </details>
  );
}
