'use client';

import { useState } from 'react';
import { CitedSourceCard } from '@/components/receipts/cited-source-card';
import { cutSpans } from '@/components/receipts/cut-spans';
import { evidenceWords } from '@/components/receipts/rule-words';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';

/** A record that carries a part of an answer. */
export type CitedSource = {
  contributionId: number;
  index: number;
  datanetId: number | null;
  contributor: string;
  hash: string;
  /** Null once it was erased. */
  text: string | null;
  /** The cited part of the text: UTF-16 offsets; null where the record is not cited itself. */
  cited: { start: number; end: number } | null;
  /** What it earns by this answer, in base units; and of the whole fee. */
  amount: bigint;
  part: string;
};

/**
 * An answer in words taken from records, its highlighted pieces tied to the sources under it: pointing at, focusing or
 * tapping a piece shows which records hold it, and the other way round. Each piece is underlined and numbered as well,
 * so that nothing depends on telling colours apart.
 */
export function CitedAnswer({
  text,
  confidence,
  spans,
  sources,
}: {
  text: string;
  /** 0 to 1, of an answer taken from records; null for one that a model wrote itself. */
  confidence: number | null;
  spans: readonly {
    start: number;
    end: number;
    records: readonly { contributionId: number; index: number }[];
  }[];
  sources: readonly CitedSource[];
}) {
  const evidence = evidenceWords('provenance');
  const [active, setActive] = useState<readonly number[]>([]);
  if (text === '') {
    return (
      <p className="mt-1 font-semibold text-2xl tracking-tight">
        {confidence === null ? 'The model wrote nothing.' : 'No passage answers this.'}
      </p>
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
  return (
    <>
      <p className="mt-2 max-w-3xl whitespace-pre-wrap break-words font-medium text-xl leading-relaxed">
        {segments.map(({ start, text: piece, sources: cited }) =>
          cited.length === 0 ? (
            piece
          ) : (
            <a
              key={start}
              href={`#source-${cited[0]}`}
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
              <sup aria-hidden="true" className="ml-0.5 text-muted text-xs tabular-nums no-underline">
                {cited.join(' ')}
              </sup>
              <span className="sr-only">{` (from ${cited.length === 1 ? 'source' : 'sources'} ${cited.join(', ')})`}</span>
            </a>
          ),
        )}
      </p>
      {confidence === null ? null : (
        <p className="mt-3 max-w-3xl text-muted text-sm">
          Taken word for word from {sources.length === 1 ? 'a record' : 'records'}.{' '}
          {`${Math.round(confidence * 100)} % of what the question asks about stands around these words.`}
        </p>
      )}
      {sources.length === 0 ? null : (
        <>
          <div className="mt-6 mb-4 max-w-3xl">
            <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-base">
              Where these words stand <Badge tone="value">{evidence.name}</Badge>
            </h3>
            <p className="mt-1 text-muted text-sm">{evidence.meaning}</p>
          </div>
          <ol className="grid gap-3">
            {sources.map((source, index) => (
              <CitedSourceCard
                key={`${source.contributionId}/${source.index}`}
                source={source}
                number={index + 1}
                colour={sourceColour(index + 1)}
                active={active.includes(index + 1)}
                onActive={(now) => setActive(now ? [index + 1] : [])}
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
