/**
 * Measures the attribution against the truth and prints every line of the goals in docs/attribution.md:
 *   npm run bench:attribution -- [--quick] [--only SECTION[,SECTION]] [--seeds 1,2,3] [--write FILE]
 *                                [--csv FILE --text COLUMN --label COLUMN]
 * `--quick` takes fewer seeds, subsets and outputs and ends within 15 minutes. `--csv` measures on that file alone.
 * Without it BANKING77 and CLINC150 are read from DATASETS_DIR, by default ../shared/datasets.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type MeasuredSection, printTable } from '@/tests/bench/attribution/print-table';
import { readCorpora, readCsvCorpus } from '@/tests/bench/attribution/read-corpora';
import type { BenchContext, BenchSection, Figure } from '@/tests/bench/attribution/section';
import { SECTIONS } from '@/tests/bench/attribution/sections';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    seeds: { type: 'string', default: '1,2,3' },
    write: { type: 'string' },
    csv: { type: 'string' },
    text: { type: 'string' },
    label: { type: 'string' },
  },
});

const started = performance.now();
const context = readContext();
const measured: MeasuredSection[] = [];
for (const section of chooseSections()) {
  measured.push(
    await measureSection(section, context, (unfinished) => {
      // After every figure: what was measured stays when the run is ended.
      if (options.write) writeFileSync(options.write, report([...measured, unfinished]));
    }),
  );
  if (options.write) writeFileSync(options.write, report(measured));
}
console.log(report(measured));
process.exit(measured.some(({ failure }) => failure !== null) ? 1 : 0);

function readContext(): BenchContext {
  const tell = (line: string) => console.error(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${line}`);
  const datasetsFolder = process.env.DATASETS_DIR ?? '../shared/datasets';
  const { csv, text, label } = options;
  if (csv !== undefined && (text === undefined || label === undefined)) {
    console.error('With --csv, name the columns: --text COLUMN --label COLUMN.');
    process.exit(2);
  }
  return {
    quick: options.quick,
    seeds: options.seeds.split(',').map(Number),
    corpora:
      csv !== undefined && text !== undefined && label !== undefined
        ? [readCsvCorpus({ file: csv, text, label })]
        : readCorpora({ folder: datasetsFolder, tell }),
    datasetsFolder,
    tell,
  };
}

function chooseSections(): readonly BenchSection[] {
  if (options.only === undefined) return SECTIONS;
  const wanted = options.only.split(',');
  const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no section ${unknown.join(', ')}. Sections: ${SECTIONS.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  return SECTIONS.filter((section) => wanted.includes(section.name));
}

async function measureSection(
  { name, measure }: BenchSection,
  context: BenchContext,
  keep: (unfinished: MeasuredSection) => void,
): Promise<MeasuredSection> {
  const start = performance.now();
  const figures: Figure[] = [];
  let failure: string | null = null;
  context.tell(`${name} …`);
  try {
    for await (const figure of measure(context)) {
      figures.push(figure);
      keep({ name, figures, failure: 'not measured to its end', seconds: secondsSince(start) });
      context.tell(
        `${name}: ${figure.metric} on ${figure.on}: ${figure.figure}${figure.met === false ? ' (missed)' : ''}`,
      );
    }
  } catch (error) {
    console.error(error);
    failure = error instanceof Error ? error.message : String(error);
  }
  return { name, figures, failure, seconds: secondsSince(start) };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function report(sections: readonly MeasuredSection[]): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  const command = ['npm run bench:attribution', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])];
  return [
    '# What the attribution reaches',
    '',
    `\`${command.join(' ')}\` at commit ${commit}, seeds ${options.seeds}, Node ${process.version}, ${cpus().length} cores shared`,
    `with other work, in ${((performance.now() - started) / 60_000).toFixed(0)} minutes. Times in CPU seconds where it says so.`,
    '',
    printTable(sections),
  ].join('\n');
}
