import Link from 'next/link';
import { countWords } from '@/components/datanets/count-words';
import { ACCESS_WORDS } from '@/components/datanets/policy-words';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { TimeAgo } from '@/components/ui/time-ago';
import type { AccessLevel } from '@/lib/schemas/datanet';

export type DatanetCardData = {
  id: number;
  owner: string;
  name: string | null;
  summary: string | null;
  tags: string[] | null;
  licence: string | null;
  contributeAccess: AccessLevel;
  acceptedRecords: number;
  contributorCount: number;
  versionCount: number;
  pendingCount: number;
  updatedAt: Date;
};

/** A Datanet in the list; the whole card leads to it. */
export function DatanetCard({ datanet }: { datanet: DatanetCardData }) {
  return (
    <article className="relative flex h-full flex-col rounded-lg border border-line bg-surface p-5 transition-colors focus-within:border-river hover:border-line-strong">
      <h2 className="font-semibold text-lg leading-snug">
        <Link href={`/datanets/${datanet.id}`} className="after:absolute after:inset-0 after:rounded-lg">
          {datanet.name ?? `Datanet ${datanet.id}`}
        </Link>
      </h2>
      <p className="mt-1.5 line-clamp-3 text-muted text-sm">
        {datanet.summary ?? 'Its description has not been found yet.'}
      </p>
      {datanet.tags?.length ? (
        <ul className="mt-3 flex flex-wrap gap-1.5">
          {datanet.tags.slice(0, 4).map((tag) => (
            <li key={tag}>
              <Badge>{tag}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="mt-auto grid grid-cols-3 gap-2 pt-5">
        <Figure value={datanet.acceptedRecords} label={datanet.acceptedRecords === 1 ? 'record' : 'records'} />
        <Figure value={datanet.contributorCount} label={datanet.contributorCount === 1 ? 'person' : 'people'} />
        <Figure value={datanet.versionCount} label={datanet.versionCount === 1 ? 'version' : 'versions'} />
      </dl>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 border-line border-t pt-3 text-faint text-xs">
        <Address address={datanet.owner} />
        <span>{ACCESS_WORDS[datanet.contributeAccess]}</span>
        {datanet.pendingCount > 0 ? (
          <span className="text-warn">{countWords(datanet.pendingCount, 'contribution')} to review</span>
        ) : (
          <TimeAgo at={datanet.updatedAt} />
        )}
      </div>
    </article>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="font-semibold text-lg tabular-nums leading-tight">{value.toLocaleString('en')}</dd>
    </div>
  );
}
