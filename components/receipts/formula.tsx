import Link from 'next/link';
import { Amount } from '@/components/ui/amount';

/** How a receipt's amounts follow from its influences, in words and figures. Amounts are base units. */
export function Formula({
  rule,
  method,
  noiseFloor,
  pool,
  epoch,
}: {
  rule: string;
  method: string;
  noiseFloor: string;
  /** The contributors' part of the fee. */
  pool: bigint;
  epoch: number | null;
}) {
  if (rule === 'version-shares') {
    return (
      <div className="grid gap-3 text-muted text-sm">
        <p>
          This answer’s own influence does not divide the contributors’ <Amount baseUnits={pool} />:{' '}
          {method === 'records-erased'
            ? 'some of the model’s records were withdrawn and erased, so nobody could check it.'
            : 'it is private, or no record had a positive influence.'}{' '}
          The model version’s published shares divide it instead.
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-3 text-muted text-sm">
      <ol className="grid list-decimal gap-2 pl-5">
        <li>
          <strong className="font-medium text-ink">Influence</strong> of a record: how much the answer’s log-odds would
          fall had the record not been there (<code className="font-mono text-xs">{method}</code>).
        </li>
        <li>
          <strong className="font-medium text-ink">Weight</strong>: the influence where it is above the noise floor of{' '}
          {(Number(noiseFloor) / 4_294_967_296).toExponential(1)}, held to the 99th percentile; negative influence
          weighs nothing and is shown all the same.
        </li>
        <li>
          <strong className="font-medium text-ink">Amount</strong>: <Amount baseUnits={pool} /> × weight ÷ all weights,
          in whole base units by largest remainder, so that the parts sum to the whole. Of a corrected record half goes
          to its first author.
        </li>
      </ol>
      {epoch === null ? null : (
        <p>
          Settled with{' '}
          <Link href={`/earnings/epochs/${epoch}`} className="link">
            epoch {epoch}
          </Link>
          .
        </p>
      )}
    </div>
  );
}
