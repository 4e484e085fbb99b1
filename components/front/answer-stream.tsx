import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Current } from '@/components/charts/current';
import { type StreamBand, streamBands } from '@/components/front/stream-bands';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';

/** Somebody whose records shaped an answer, and what they got of its fee, in base units. */
export type StreamPerson = { account: string; amount: bigint };

const MOST_PEOPLE = 6;
const ROW = 46;

/**
 * One fee on its way back: a stream that leaves the answer above and divides, each arm as wide as what it carries, the last
 * one for everybody who is no contributor. The words are a list; the picture is decoration beside it.
 */
export function AnswerStream({ fee, people, rest }: { fee: bigint; people: readonly StreamPerson[]; rest: bigint }) {
  const t = useTexts('front.answerStream');
  const shown = people.slice(0, people.length > MOST_PEOPLE ? MOST_PEOPLE - 1 : MOST_PEOPLE);
  const others = people.slice(shown.length);
  const othersAmount = others.reduce((sum, { amount }) => sum + amount, 0n);
  const rows = [
    ...shown.map(({ amount }) => amount),
    ...(others.length > 0 ? [othersAmount] : []),
    ...(rest > 0n ? [rest] : []),
  ];
  const picture = streamBands(rows.map(Number), { row: ROW, contributors: rows.length - (rest > 0n ? 1 : 0) });
  return (
    <div className="relative" style={{ minHeight: picture.height }}>
      <svg
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        className="absolute top-0 left-0"
        fill="none"
        aria-hidden="true"
      >
        {picture.bands.map((band, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is its row
          <Band key={index} band={band} />
        ))}
      </svg>
      <p className="map-label absolute top-0" style={{ left: picture.width + 14 }}>
        {t.rich('fee', { amount: () => <Amount baseUnits={fee} /> })}
      </p>
      <ul aria-label={t('label')} style={{ paddingTop: picture.top, paddingLeft: picture.width + 14 }}>
        {shown.map(({ account, amount }) => (
          <Row key={account} amount={amount}>
            <Address address={account} href={`/people/${account}`} className="font-medium text-ink" />
          </Row>
        ))}
        {others.length > 0 ? (
          <Row amount={othersAmount}>
            <span className="text-muted">{t('others', { count: others.length })}</span>
          </Row>
        ) : null}
        {rest > 0n ? (
          <Row amount={rest} quiet>
            <span className="text-muted leading-tight max-sm:text-sm">{t('rest')}</span>
          </Row>
        ) : null}
      </ul>
    </div>
  );
}

function Band({ band }: { band: StreamBand }) {
  return (
    <g>
      <path
        d={band.path}
        stroke={band.quiet ? 'var(--line-strong)' : 'var(--value-fill)'}
        strokeOpacity={band.quiet ? 0.4 : 0.92}
        strokeWidth={band.thickness}
      />
      {band.quiet ? null : <Current path={band.path} />}
    </g>
  );
}

function Row({ amount, quiet = false, children }: { amount: bigint; quiet?: boolean; children: ReactNode }) {
  return (
    <li
      className="flex items-center justify-between gap-3 border-line border-b last:border-b-0"
      style={{ height: ROW }}
    >
      <span className="flex min-w-0 items-center">{children}</span>
      <Amount baseUnits={amount} className={quiet ? 'text-muted text-sm' : 'font-medium text-value'} />
    </li>
  );
}
