'use client';

import { useTheme } from 'next-themes';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { MoonIcon, SunIcon } from '@/components/ui/icons';

/**
 * Turns the lights on or off. Which icon shows is decided by CSS from the class on <html>, so the server's page and the
 * browser's first render are the same.
 */
export function ThemeSwitch() {
  const { resolvedTheme, setTheme } = useTheme();
  const t = useTexts('shell.themeSwitch');
  return (
    <Button
      variant="quiet"
      className="w-10 px-0 text-muted hover:text-ink"
      aria-label={t('label')}
      title={t('title')}
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
    >
      <SunIcon className="hidden dark:block" />
      <MoonIcon className="dark:hidden" />
    </Button>
  );
}
