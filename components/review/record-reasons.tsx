import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { doubtWords } from '@/components/review/doubt-words';
import { Address } from '@/components/ui/address';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Link } from '@/components/ui/link';
import { TextDiff } from '@/components/ui/text-diff';

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
/** `own`: the text of the record under review that was held against the earlier one. */
export type Copy = Witness & { kind: 'copy' | 'resembles'; own: string };

/** Why a record's label is in doubt, with the records that say so. */
export function DoubtReason({ doubt, own }: { doubt: Doubt; own: string }) {
  const t = useTexts('review.recordReasons');
  const { reason, other, examples } = doubtWords({ own, ...doubt });
  return (
    <div className="grid gap-1.5">
      <p>
        {t.rich(other === null ? 'something' : reason, {
          examples: examples.length,
          label: () => (
            <span className="font-medium text-ink" translate="no">
              {t('quoted', { label: other ?? '' })}
            </span>
          ),
        })}
      </p>
      {examples.length > 0 ? (
        <ul className="grid gap-1.5">
          {examples.map((one) => (
            <li key={`${one.contributionId}:${one.index}`} className="border-line-strong border-l-2 pl-2.5">
              <q className="line-clamp-3 break-words text-ink" translate="no">
                {one.text}
              </q>{' '}
              {one.label !== other && one.label ? (
                <span className="text-faint" translate="no">
                  ({one.label}){' '}
                </span>
              ) : null}
              <WitnessLink witness={one}>{t('record', { name: nameOf(one) })}</WitnessLink>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Which earlier text a record is a copy of, or resembles, and how it differs from it. */
export function CopyReason({
  copy,
  datanetId,
  contributionId,
}: {
  copy: Copy;
  datanetId: number;
  contributionId: number;
}) {
  const t = useTexts('review.recordReasons');
  const { tag } = useReader();
  const same = copy.similarityPermille === 1000;
  const kind = same ? 'same' : copy.kind;
  const place = copy.contributionId === contributionId ? 'file' : copy.datanetId === datanetId ? 'here' : 'elsewhere';
  // Rounded down: what is not the same is never called 100% alike.
  const likeness = formatBasisPoints(100 * Math.floor(copy.similarityPermille / 10), tag);
  return (
    <div className="grid gap-1.5">
      <p>
        {t.rich(`${kind}_${place}`, {
          likeness,
          number: copy.index + 1,
          name: nameOf(copy),
          datanet: copy.datanetName ?? t('datanet', { id: copy.datanetId }),
          record: (words) => <WitnessLink witness={copy}>{words}</WitnessLink>,
          author: () => <Address address={copy.contributor} href={`/people/${copy.contributor}`} />,
        })}
      </p>
      {same ? null : (
        <div className="border-line-strong border-l-2 pl-2.5">
          <p className="sr-only">{t('diff')}</p>
          <TextDiff before={copy.text} after={copy.own} />
        </div>
      )}
    </div>
  );
}

function nameOf({ contributionId, index }: Witness): string {
  return `${contributionId}·${index + 1}`;
}

function WitnessLink({ witness, children }: { witness: Witness; children: ReactNode }) {
  return (
    <Link
      className="link whitespace-nowrap"
      href={`/datanets/${witness.datanetId}/records/${witness.contributionId}/${witness.index}`}
    >
      {children}
    </Link>
  );
}
