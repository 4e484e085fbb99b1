'use client';

import { useState } from 'react';
import { useReader, useTexts } from '#texts';
import { CitedSourceCard } from '@/components/receipts/cited-source-card';
import { cutSpans } from '@/components/receipts/cut-spans';
import { evidenceWords } from '@/components/receipts/evidence-words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatPercent } from '@/lib/core/format-percent';

/** A record that carries a part of an answer. */
export type CitedSource = {
  contributionId: number;
  index: number;
  datanetId: number | null;
  contributor: string;
  hash: string;
  /** Null once it was erased. */
  text: string | null;
  /** What the text answers, where the model was taught it so. */
  question: string | null;
  /** The cited part of the text: UTF-16 offsets; null where the record is not cited itself. */
  cited: { start: number; end: number } | null;
  /** What it earns by this answer, in base units; and of the whole fee. Null where that is not known yet. */
  amount: bigint | null;
  part: string;
};

export type AnswerSpan = { start: number; end: number; records: readonly { contributionId: number; index: number }[] };

/**
 * An answer in words, its pieces that stand in records highlighted. Choosing a piece (by pointer, finger or keyboard)
 * shows the records that hold it and their authors, and only those; pointing at one lights up the other. Each piece is
 * underlined and numbered as well, so that nothing depends on telling colours apart. `prefix` keeps the anchors of
 * several answers on a page apart.
 */
export function CitedAnswer({
  text,
  confidence,
  spans,
  sources,
  prefix = 'source',
}: {
  text: string;
  /** 0 to 1, of an answer taken from records; null for one that a model wrote itself. */
  confidence: number | null;
  spans: readonly AnswerSpan[];
  sources: readonly CitedSource[];
  prefix?: string;
}) {
  const t = useTexts('receipts.citedAnswer');
  const { tag } = useReader();
  const evidence = evidenceWords(useTexts('receipts.evidenceWords'), 'provenance');
  const [active, setActive] = useState<readonly number[]>([]);
  const [picked, setPicked] = useState<readonly number[] | null>(null);
  if (text === '') {
    return (
      <p className="font-display text-3xl tracking-tight">{t(confidence === null ? 'nothingWritten' : 'noPassage')}</p>
    );
  }
  const numberOf = new Map(sources.map((source, index) => [`${source.contributionId}/${source.index}`, index + 1]));
  const segments = cutSpans(
    text,
    spans.map(({ start, end, records }) => ({
      start,
      end,
      sources: records.flatMap(({ contributionId, index }) => numberOf.get(`${contributionId}/${index}`) ?? []),
    })),
  );
  const shown = sources
    .map((source, index) => ({ source, number: index + 1 }))
    .filter(({ number }) => picked === null || picked.includes(number));
  return (
    <>
      <p className="max-w-3xl whitespace-pre-wrap break-words font-display text-2xl leading-relaxed" translate="no">
        {segments.map(({ start, text: piece, sources: cited }) =>
          cited.length === 0 ? (
            piece
          ) : (
            <a
              key={start}
              href={`#${prefix}-${cited[0]}`}
              onClick={() => setPicked(cited)}
              onMouseEnter={() => setActive(cited)}
              onMouseLeave={() => setActive([])}
              onFocus={() => setActive(cited)}
              onBlur={() => setActive([])}
              className={cn(
                'rounded-sm box-decoration-clone px-0.5 underline decoration-2 underline-offset-4 transition-colors',
                cited.some((number) => active.includes(number)) && 'outline-2 outline-river outline-offset-1',
              )}
              style={{
                background: `color-mix(in oklab, ${sourceColour(cited[0] ?? 1)} 20%, transparent)`,
                textDecorationColor: sourceColour(cited[0] ?? 1),
              }}
            >
              {piece}
              <sup aria-hidden="true" className="ml-0.5 font-sans text-muted text-xs tabular-nums no-underline">
                {cited.join(' ')}
              </sup>
              <span className="sr-only">{` ${t('from', { count: cited.length, numbers: cited.join(', ') })}`}</span>
            </a>
          ),
        )}
      </p>
      {confidence === null ? null : (
        <p className="mt-3 max-w-3xl text-muted text-sm">
          {t('wordForWord', { count: sources.length, share: formatPercent(confidence, tag, 0) })}
        </p>
      )}
      {sources.length === 0 ? null : (
        <>
          <div className="mt-6 mb-4 max-w-3xl">
            <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-base">
              {t('whereTheyStand')} <Badge tone="value">{evidence.name}</Badge>
            </h3>
            <p className="mt-1 text-muted text-sm">{evidence.meaning}</p>
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm" data-no-print>
              {/* There from the first, so that a screen reader is told when it changes. */}
              <p role="status">{picked === null ? t('hint') : t('picked', { count: shown.length })}</p>
              {shown.length < sources.length ? (
                <Button variant="secondary" size="sm" onClick={() => setPicked(null)}>
                  {t('showAll', { count: sources.length })}
                </Button>
              ) : null}
            </div>
          </div>
          <ol className="grid gap-3">
            {shown.map(({ source, number }) => (
              <CitedSourceCard
                key={`${source.contributionId}/${source.index}`}
                id={`${prefix}-${number}`}
                source={source}
                number={number}
                colour={sourceColour(number)}
                active={active.includes(number)}
                onActive={(now) => setActive(now ? [number] : [])}
              />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** The colour of a source by its number, from 1; they repeat after six, the numbers do not. */
function sourceColour(number: number): string {
  return `var(--chart-${((number - 1) % 6) + 1})`;
}
