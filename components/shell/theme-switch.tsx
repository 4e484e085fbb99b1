'use client';

import { useEffect } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { MoonIcon, SunIcon } from '@/components/ui/icons';
import { chooseTheme, followTheme, isDark } from '@/components/ui/theme';

/**
 * Turns the lights on or off. Which icon shows is decided by CSS from the class on <html>, so the server's page and the
 * browser's first render are the same.
 */
export function ThemeSwitch() {
  const t = useTexts('shell.themeSwitch');
  useEffect(followTheme, []);
  return (
    <Button
      variant="quiet"
      className="w-10 px-0 text-muted hover:text-ink"
      aria-label={t('label')}
      title={t('title')}
      onClick={() => chooseTheme(isDark() ? 'light' : 'dark')}
    >
      <SunIcon className="hidden dark:block" />
      <MoonIcon className="dark:hidden" />
    </Button>
  );
}
