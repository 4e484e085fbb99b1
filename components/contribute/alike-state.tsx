import type { AlikeRow } from '@/components/contribute/find-alike-rows';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { formatDate } from '@/components/ui/format-time';

/** What a row is almost the same as, or similar to, with the other's text, and what follows from it. */
export function AlikeState({ alike }: { alike: AlikeRow }) {
  const { kind, other } = alike;
  return (
    <>
      <Badge tone={kind === 'copy' ? 'warn' : 'river'}>{describeLikeness(alike)}</Badge>
      <p className="mt-1 text-muted text-xs">
        {other.kind === 'row' ? (
          `As line ${other.line}:`
        ) : (
          <>
            As{' '}
            <a className="link" href={hrefOf(other)} target="_blank" rel="noreferrer">
              a record of “{other.datanetName}”
            </a>
            , {formatDate(new Date(other.submittedAt))}, by <Address address={other.contributor} />
            {other.status === 'accepted' ? '' : other.status === 'rejected' ? ', rejected' : ', under review'}:
          </>
        )}
      </p>
      <blockquote className="mt-1 line-clamp-3 whitespace-pre-line break-words border-line border-l-2 pl-2 text-xs">
        {other.text}
      </blockquote>
      <p className="mt-1 text-muted text-xs">{consequenceOf(alike)}</p>
    </>
  );
}

/** Likeness in words and whole percent, rounded down: 100 % is only said of the same words. */
export function describeLikeness({ similarityPermille }: Pick<AlikeRow, 'similarityPermille'>): string {
  if (similarityPermille === 1000) return 'the same words';
  return `${Math.floor(similarityPermille / 10)} % alike`;
}

function consequenceOf({ kind, keptPart, other }: AlikeRow): string {
  if (kind === 'copy') return 'Its credit would be the earlier one’s, so it is left out unless you choose otherwise.';
  if (other.kind === 'row') return 'Goes to review. Saying a thing twice earns little more than saying it once.';
  if (keptPart === 0)
    return 'Goes to review. You would earn nothing by it: half of its credit is the earlier one’s, half everybody’s.';
  return `Goes to review. You would keep ${Math.floor(keptPart / 10_000)} % of its credit.`;
}

function hrefOf({ datanetId, contributionId, index }: { datanetId: number; contributionId: number; index: number }) {
  return `/datanets/${datanetId}/records/${contributionId}/${index}`;
}
