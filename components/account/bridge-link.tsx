import { useTexts } from '#texts';
import type { ChainDescription } from '@/lib/chain/chain-config';

/** Where to get what transactions on this chain are paid for in. Nothing where no bridge is known, as on the local chain. */
export function BridgeLink({ name, symbol, bridgeUrl }: Pick<ChainDescription, 'name' | 'symbol' | 'bridgeUrl'>) {
  const t = useTexts('account.bridgeLink');
  if (!bridgeUrl) return null;
  return (
    <p className="-mt-4 mb-8 text-muted text-sm">
      {t('paid', { name, symbol })}{' '}
      <a className="link" href={bridgeUrl} target="_blank" rel="noreferrer">
        {t('bridge')}
        <span className="sr-only"> {t('newTab')}</span>
      </a>
    </p>
  );
}
