import Link from 'next/link';
import type { ReactNode } from 'react';
import { doubtWords } from '@/components/review/doubt-words';
import { Address } from '@/components/ui/address';

/** A record that speaks for or against the one under review. */
export type Witness = {
  contributionId: number;
  index: number;
  datanetId: number;
  datanetName: string | null;
  contributor: string;
  text: string;
  label: string | null;
  similarityPermille: number;
};

export type Doubt = { suggested: string | null; near: readonly Witness[] };
export type Copy = Witness & { kind: 'copy' | 'resembles' };

/** Why a record's label is in doubt, with the records that say so. */
export function DoubtReason({ doubt, own }: { doubt: Doubt; own: string }) {
  const { lead, other, examples } = doubtWords({ own, ...doubt });
  return (
    <div className="grid gap-1.5">
      <p>
        {lead} {other ? <span className="font-medium text-ink">“{other}”</span> : 'something else'}
        {examples.length > 0 ? ':' : '.'}
      </p>
      {examples.length > 0 ? (
        <ul className="grid gap-1.5">
          {examples.map((one) => (
            <li key={`${one.contributionId}:${one.index}`} className="border-line-strong border-l-2 pl-2.5">
              <Quote witness={one} />{' '}
              {one.label !== other && one.label ? <span className="text-faint">({one.label}) </span> : null}
              <WitnessLink witness={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Which earlier text a record is a copy of, or resembles. */
export function CopyReason({
  copy,
  datanetId,
  contributionId,
}: {
  copy: Copy;
  datanetId: number;
  contributionId: number;
}) {
  const same = copy.similarityPermille === 1000;
  const likeness = `${Math.floor(copy.similarityPermille / 10)} %`;
  return (
    <div className="grid gap-1.5">
      <p>
        {same
          ? 'Says the same as '
          : copy.kind === 'copy'
            ? `Nearly the same (${likeness}) as `
            : `${likeness} alike to `}
        {copy.contributionId === contributionId ? (
          <>
            <WitnessLink witness={copy}>no. {copy.index + 1}</WitnessLink> of this file.
          </>
        ) : (
          <>
            <WitnessLink witness={copy} /> by{' '}
            <Address address={copy.contributor} href={`/people/${copy.contributor}`} />
            {copy.datanetId === datanetId ? '.' : ` in ${copy.datanetName ?? `Datanet ${copy.datanetId}`}.`}
          </>
        )}
      </p>
      {same ? null : (
        <p className="border-line-strong border-l-2 pl-2.5">
          <Quote witness={copy} />
        </p>
      )}
    </div>
  );
}

function Quote({ witness }: { witness: Witness }) {
  return <q className="line-clamp-3 break-words text-ink">{witness.text}</q>;
}

function WitnessLink({ witness, children }: { witness: Witness; children?: ReactNode }) {
  return (
    <Link
      className="link whitespace-nowrap"
      href={`/datanets/${witness.datanetId}/records/${witness.contributionId}/${witness.index}`}
    >
      {children ?? `record ${witness.contributionId}·${witness.index + 1}`}
    </Link>
  );
}
