import { useReader, useTexts } from '#texts';
import { contrast } from '@/components/design/colour-contrast';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/format-number';

const TOKENS = [
  'ink',
  'muted',
  'faint',
  'river',
  'river-strong',
  'value',
  'value-fill',
  'good',
  'warn',
  'bad',
  'line-strong',
  'focus',
] as const;

/** A theme's colours, what each is for, and how it stands against the page's grounds, worked out from the style sheet. */
export function ColourTable({ theme, tokens }: { theme: 'light' | 'dark'; tokens: ReadonlyMap<string, string> }) {
  const t = useTexts('design.colourTable');
  const { tag } = useReader();
  const colour = (name: string) => tokens.get(name) ?? '#000000';
  const ratio = (one: string, other: string) =>
    formatNumber(contrast(colour(one), colour(other)), tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div>
      <h3 className="map-label mb-2 text-lg">{t(theme)}</h3>
      <Table caption={t(theme)}>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{t('token')}</TableHeaderCell>
            <TableHeaderCell>{t('use')}</TableHeaderCell>
            <TableHeaderCell numeric>{t('onBg')}</TableHeaderCell>
            <TableHeaderCell numeric>{t('onSurface')}</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {TOKENS.map((name) => (
            <TableRow key={name}>
              <TableCell className="whitespace-nowrap">
                <span className="flex items-center gap-2.5">
                  {/* The three grounds behind the colour, as they are in that theme. */}
                  <svg viewBox="0 0 40 22" className="h-5.5 w-10 shrink-0" aria-hidden="true">
                    <rect width="40" height="22" rx="4" fill={colour('bg')} stroke={colour('line')} />
                    <path d="M4 15c8 0 8-9 16-9s8 9 16 9" fill="none" stroke={colour(name)} strokeWidth="4" />
                  </svg>
                  <code className="font-mono text-[0.8125rem]">{name}</code>
                  <code className="font-mono text-[0.8125rem] text-faint">{colour(name)}</code>
                </span>
              </TableCell>
              <TableCell className="text-muted">{t(name)}</TableCell>
              <TableCell numeric>{ratio(name, 'bg')}</TableCell>
              <TableCell numeric>{ratio(name, 'surface')}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
