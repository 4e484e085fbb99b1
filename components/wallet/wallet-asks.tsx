import { FileSignature, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { formatCoin } from '@/components/wallet/format-coin';
import type { WalletAsk } from '@/components/wallet/wallet-review';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { formatOpenExact } from '@/lib/core/units';

/**
 * What a wallet will ask, in words and amounts: what is signed, what leaves the wallet, what it costs and what it cannot
 * do. In the review before a wallet opens, and on pages that tell it at the place of the click.
 */
export function WalletAsks({
  chain,
  asks,
  takes,
  fee,
  note,
}: {
  chain: Pick<ChainConfig, 'name' | 'symbol' | 'local'>;
  asks: readonly WalletAsk[];
  takes: bigint;
  /** Wei; null where it is not known yet. */
  fee: bigint | null;
  /** What else is to be known, below. */
  note?: ReactNode;
}) {
  const t = useTexts('wallet.walletAsks');
  const { tag } = useReader();
  const sends = asks.some((ask) => ask.kind !== 'signature');
  const limits = asks.flatMap((ask) => (ask.limit ? [ask.limit] : []));
  return (
    <div className="grid gap-4 text-sm">
      <ol className="grid gap-3">
        {asks.map((ask, index) => {
          const Icon = ask.kind === 'signature' ? FileSignature : Send;
          return (
            <li key={ask.explain} className="flex gap-3">
              <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full bg-river-soft text-river-ink">
                {asks.length > 1 ? (
                  <span className="font-semibold text-xs tabular-nums">{index + 1}</span>
                ) : (
                  <Icon className="size-3.5" aria-hidden="true" />
                )}
              </span>
              <span className="min-w-0">
                <span className="block font-medium text-ink">{ask.explain}</span>
                <span className="block text-muted">{t(ask.kind, { chain: chain.name })}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <dl className="grid gap-x-5 gap-y-2 border-line border-t pt-3 sm:grid-cols-[auto_1fr]">
        <dt className="text-muted">{t('takes')}</dt>
        <dd className="font-medium">{takes > 0n ? `${formatOpenExact(takes, tag)} OPEN` : t('takesNothing')}</dd>
        <dt className="text-muted">{t('fee')}</dt>
        <dd className="font-medium">
          {sends
            ? fee === null
              ? t('feeUnknown', { symbol: chain.symbol })
              : t(chain.local ? 'feeLocal' : 'feeAbout', { amount: formatCoin(fee, tag), symbol: chain.symbol })
            : t('feeNone')}
        </dd>
        <dt className="text-muted">{t('cannot')}</dt>
        <dd>{limits.length > 0 ? limits.join(' ') : t(sends ? 'limitTransaction' : 'limitSignature')}</dd>
      </dl>
      {note}
    </div>
  );
}
