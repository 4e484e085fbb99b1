import type { Metadata, Viewport } from 'next';
import { type ReactNode, Suspense } from 'react';
import './globals.css';
import { chooseLanguageAction } from '@/app/actions';
import { Footer } from '@/components/shell/footer';
import { KeepFocus } from '@/components/shell/keep-focus';
import { REVEAL_SCRIPT } from '@/components/shell/reveal-at-once';
import { TopBar } from '@/components/shell/top-bar';
import { AreaTexts } from '@/components/texts/area-texts';
import { WARM_FORMATS_SCRIPT } from '@/components/texts/warm-formats';
import { THEME_SCRIPT } from '@/components/ui/theme';
import { Toasts } from '@/components/ui/toasts';
import { PendingNotice } from '@/components/wallet/pending-notice';
import { SessionProvider } from '@/components/wallet/session-provider';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

// Every page shows this deployment's data: nothing is rendered at build time, when there is no database.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('shell.layout');
  return { title: { default: 'Tributary', template: '%s · Tributary' }, description: t('description') };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f7f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0b171b' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [session, { locale }, t] = await Promise.all([readSession(), readReader(), getTexts('shell.layout')]);
  const chain = readChainConfig();
  return (
    <html lang={locale} suppressHydrationWarning>
      <body className="flex flex-col">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours, run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: `${THEME_SCRIPT};${REVEAL_SCRIPT};${WARM_FORMATS_SCRIPT}` }} />
        <AreaTexts areas={['shell', 'ui', 'charts', 'wallet', 'search']}>
          <SessionProvider account={session?.account ?? null} chain={chain}>
            <a
              href="#content"
              className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2 focus:shadow-float"
            >
              {t('skip')}
            </a>
            <TopBar chooseLanguage={chooseLanguageAction} />
            <main
              id="content"
              tabIndex={-1}
              className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-10"
            >
              {children}
            </main>
            <Suspense>
              <KeepFocus />
            </Suspense>
            <Footer chain={chain} chooseLanguage={chooseLanguageAction} />
            <PendingNotice />
          </SessionProvider>
          <Toasts />
        </AreaTexts>
      </body>
    </html>
  );
}
