import { useReader, useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';

export type ProviderRow = {
  provider: string;
  operator: boolean;
  agreed: number;
  refused: number;
  others: number;
  versions: number;
  lastAt: Date | null;
};

/** Who computes here, and what came of it. */
export function ProviderTable({ providers }: { providers: readonly ProviderRow[] }) {
  const t = useTexts('compute.providerTable');
  const { tag } = useReader();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('account')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('agreed')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('refused')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('others')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('versions')}</TableHeaderCell>
          <TableHeaderCell>{t('last')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {providers.map(({ provider, operator, agreed, refused, others, versions, lastAt }) => (
          <TableRow key={provider}>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Address address={provider} href={`/people/${provider}`} />
                {operator ? <Badge tone="river">{t('operator')}</Badge> : null}
              </span>
            </TableCell>
            <TableCell numeric>{formatNumber(agreed, tag)}</TableCell>
            <TableCell numeric>{refused > 0 ? <Badge tone="bad">{formatNumber(refused, tag)}</Badge> : 0}</TableCell>
            <TableCell numeric>{formatNumber(others, tag)}</TableCell>
            <TableCell numeric>{formatNumber(versions, tag)}</TableCell>
            <TableCell className="whitespace-nowrap text-muted">{lastAt ? <TimeAgo at={lastAt} /> : '—'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
