import type { ReactNode } from 'react';
import { useTexts } from '#texts';

/** Settings that few need to touch; closed until asked for. */
export function SettingsSection({ children }: { children: ReactNode }) {
  const t = useTexts('factory.settingsSection');
  return (
    <details>
      <summary className="min-h-6 cursor-pointer select-none font-medium text-ink">
        {t('title')} <span className="font-normal text-muted text-sm">{t('hint')}</span>
      </summary>
      <div className="mt-5 grid gap-5 sm:grid-cols-2">{children}</div>
    </details>
  );
}
