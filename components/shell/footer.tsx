import Link from 'next/link';
import { Mark } from '@/components/shell/mark';
import type { ChainConfig } from '@/lib/chain/chain-config';

export function Footer({ chain }: { chain: ChainConfig }) {
  return (
    <footer data-shell className="mt-16 border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-8 text-faint text-sm sm:px-6">
        <p className="flex items-center gap-2">
          <Mark className="size-5 text-river" />
          Every answer traced, every share recomputable.
        </p>
        <nav aria-label="More">
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            <li>
              <Link href="/disputes" className="hover:text-ink hover:underline">
                Disputes
              </Link>
            </li>
            <li>
              <Link href="/receipts?of=all" className="hover:text-ink hover:underline">
                Published receipts
              </Link>
            </li>
            <li>
              <Link href="/serving" className="hover:text-ink hover:underline">
                Serving
              </Link>
            </li>
            <li>
              <Link href="/compute" className="hover:text-ink hover:underline">
                Compute
              </Link>
            </li>
          </ul>
        </nav>
        <p>
          {chain.name}, chain {chain.chainId}
          {chain.local ? ' on this machine: its OPEN is play money' : null}
        </p>
      </div>
    </footer>
  );
}
