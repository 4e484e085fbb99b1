'use client';

import { useTexts } from '#texts';
import type { CitedSource } from '@/components/receipts/cited-answer';
import { textAround } from '@/components/receipts/cut-spans';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

/** Characters shown on either side of what is cited. */
const AROUND = 280;

/** A record that carries a part of an answer: its words around the cited ones, who contributed it, what it earns. */
export function CitedSourceCard({
  id,
  source,
  number,
  colour,
  active,
  onActive,
}: {
  id: string;
  source: CitedSource;
  number: number;
  colour: string;
  active: boolean;
  onActive: (active: boolean) => void;
}) {
  const t = useTexts('receipts.citedSourceCard');
  const { datanetId, contributionId, index, contributor, amount } = source;
  return (
    <li
      id={id}
      // What leads here by the keys puts the focus here.
      tabIndex={-1}
      onMouseEnter={() => onActive(true)}
      onMouseLeave={() => onActive(false)}
      className={cn(
        'grid scroll-mt-18 grid-cols-[auto_1fr] gap-x-3 gap-y-2 rounded-md border border-line bg-surface p-4 target:border-river',
        active && 'border-river outline-2 outline-river',
      )}
    >
      <span
        className="grid size-6 place-items-center rounded-full font-semibold text-ink text-xs tabular-nums"
        style={{
          background: `color-mix(in oklab, ${colour} 24%, transparent)`,
          boxShadow: `inset 0 0 0 2px ${colour}`,
        }}
      >
        <span className="sr-only">{t('source', { number })}</span>
        <span aria-hidden="true">{number}</span>
      </span>
      <Passage source={source} colour={colour} />
      <p className="col-start-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted text-sm">
        <span className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <span className="inline-flex min-w-0 items-center gap-1.5">
            {contributor
              ? t.rich('by', { who: () => <Address address={contributor} href={`/people/${contributor}`} /> })
              : t('unknown')}
          </span>
          {datanetId === null || source.text === null ? null : (
            <>
              <span aria-hidden="true">·</span>
              <Link href={`/datanets/${datanetId}/records/${contributionId}/${index}`} className="link">
                {t('record')}
              </Link>
            </>
          )}
        </span>
        {amount === null ? null : (
          <span className="tabular-nums">
            {t.rich('earns', {
              part: source.part,
              amount: () => <Amount baseUnits={amount} className="font-semibold text-value" />,
            })}
          </span>
        )}
      </p>
    </li>
  );
}

function Passage({ source: { text, question, cited, hash }, colour }: { source: CitedSource; colour: string }) {
  const t = useTexts('receipts.citedSourceCard');
  if (text === null) {
    return (
      <p className="text-muted text-sm">
        {t.rich('erased', { hash: () => <code className="break-all font-mono text-xs">{hash}</code> })}
      </p>
    );
  }
  if (!cited) {
    return (
      <p className="line-clamp-4 break-words text-sm leading-relaxed" translate="no">
        {question === null ? null : <span className="block text-muted">{question}</span>}
        {text}
      </p>
    );
  }
  const { before, marked, after } = textAround(text, cited, AROUND);
  return (
    <p className="break-words text-sm leading-relaxed" translate="no">
      {before}
      <mark
        className="rounded-sm box-decoration-clone px-0.5 text-ink underline decoration-2 underline-offset-4"
        style={{ background: `color-mix(in oklab, ${colour} 20%, transparent)`, textDecorationColor: colour }}
      >
        {marked}
      </mark>
      {after}
    </p>
  );
}
