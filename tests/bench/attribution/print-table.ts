import type { Figure } from '@/tests/bench/attribution/section';

export type MeasuredSection = {
  readonly name: string;
  readonly figures: readonly Figure[];
  /** Null when it was measured to its end. */
  readonly failure: string | null;
  readonly seconds: number;
};

/** The table as Markdown, one part for each section; what missed its goal says so in its line. */
export function printTable(sections: readonly MeasuredSection[]): string {
  return sections
    .map(({ name, figures, failure, seconds }) =>
      [
        `## ${name}`,
        '',
        '| what | on | figure | goal | |',
        '| --- | --- | --- | --- | --- |',
        ...figures.map(
          ({ metric, on, figure, goal, met }) =>
            `| ${[metric, on, figure, goal ?? '–', met === null ? '' : met ? 'met' : '**missed**'].map(escapeCell).join(' | ')} |`,
        ),
        '',
        failure === null
          ? `Took ${seconds.toFixed(0)} s.`
          : `**Ended early** after ${seconds.toFixed(0)} s: ${failure}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
