import Link from 'next/link';
import { useTexts } from '#texts';
import { Mark } from '@/components/shell/mark';
import type { ChainConfig } from '@/lib/chain/chain-config';

export function Footer({ chain }: { chain: ChainConfig }) {
  const t = useTexts('shell.footer');
  return (
    <footer data-shell className="mt-16 border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-8 text-faint text-sm sm:px-6">
        <p className="flex items-center gap-2">
          <Mark className="size-5 text-river" />
          {t('claim')}
        </p>
        <nav aria-label={t('label')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            <li>
              <Link href="/disputes" className="hover:text-ink hover:underline">
                {t('disputes')}
              </Link>
            </li>
            <li>
              <Link href="/receipts?of=all" className="hover:text-ink hover:underline">
                {t('receipts')}
              </Link>
            </li>
            <li>
              <Link href="/serving" className="hover:text-ink hover:underline">
                {t('serving')}
              </Link>
            </li>
            <li>
              <Link href="/compute" className="hover:text-ink hover:underline">
                {t('compute')}
              </Link>
            </li>
          </ul>
        </nav>
        <p>{t(chain.local ? 'localChain' : 'chain', { name: chain.name, chainId: String(chain.chainId) })}</p>
      </div>
    </footer>
  );
}
