import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';

/** What fixes an epoch: its root on chain, its file, and the settlement that collected its fees. */
export function EpochFacts({
  number,
  root,
  fileCid,
  transactionHash,
  settlement,
}: {
  number: number;
  root: string;
  fileCid: string;
  transactionHash: string;
  settlement: { id: number; transactionHash: string } | null;
}) {
  const lines: [string, string][] = [
    ['Merkle root', root],
    ['File (CID)', fileCid],
    ['Proposed in', transactionHash],
  ];
  if (settlement) lines.push([`Fees charged, settlement ${settlement.id}`, settlement.transactionHash]);
  return (
    <Card>
      <CardHeader
        title="On chain"
        description="The file holds every receipt's shares and everybody's cumulative earnings; the root follows from it."
        action={
          <a href={`/api/v1/epochs/${number}`} download={`epoch-${number}.json`} className="link text-sm">
            Download the file
          </a>
        }
      />
      <CodeList lines={lines} />
    </Card>
  );
}
