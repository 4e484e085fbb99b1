import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type VersionTableRow = {
  number: number;
  publisher: string;
  recordCount: number;
  contributionCount: number;
  manifestCid: string;
  manifestHash: string;
  publishedAt: Date;
};

/** Published versions and what names them on chain. */
export function VersionTable({ versions }: { versions: readonly VersionTableRow[] }) {
  return (
    <Table caption="Published versions">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Version</TableHeaderCell>
          <TableHeaderCell numeric>Records</TableHeaderCell>
          <TableHeaderCell numeric>Contributions</TableHeaderCell>
          <TableHeaderCell>Published</TableHeaderCell>
          <TableHeaderCell>By</TableHeaderCell>
          <TableHeaderCell>Manifest</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map((version) => (
          <TableRow key={version.number}>
            <TableCell className="font-medium">{version.number}</TableCell>
            <TableCell numeric>{version.recordCount.toLocaleString('en')}</TableCell>
            <TableCell numeric>{version.contributionCount.toLocaleString('en')}</TableCell>
            <TableCell className="whitespace-nowrap">
              <TimeAgo at={version.publishedAt} />
            </TableCell>
            <TableCell>
              <Address address={version.publisher} />
            </TableCell>
            <TableCell className="max-w-56">
              <Copyable label="Manifest’s content identifier" text={version.manifestCid} />
              <Copyable label="Manifest’s keccak-256" text={version.manifestHash} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="truncate font-mono text-xs" title={`${label}: ${text}`}>
        {text}
      </code>
      <CopyButton text={text} label={`Copy: ${label}`} />
    </span>
  );
}
