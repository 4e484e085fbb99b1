import { askAlikeTexts } from '@/components/contribute/ask-alike-texts';
import { type AlikeRow, findAlikeRows } from '@/components/contribute/find-alike-rows';
import { findKnownRecords } from '@/components/contribute/find-known-records';
import type {
  BuiltFile,
  Counts,
  FilePreview,
  PreviewRow,
  RowFilter,
  WorkerCalls,
  WorkerStage,
} from '@/components/contribute/worker-messages';
import { AppError } from '@/lib/core/errors';
import { buildContribution } from '@/lib/records/build-contribution';
import { type CheckedRow, checkRows } from '@/lib/records/check-rows';
import { decodeText } from '@/lib/records/decode-text';
import { detectFile, type FileFormat, HEAD_BYTES } from '@/lib/records/detect-file';
import { type ColumnMapping, guessMapping } from '@/lib/records/map-columns';
import { parseFile, type ReadingChoices } from '@/lib/records/parse-file';
import type { SourceTable } from '@/lib/records/source-row';
import type { DatanetSchema, SimilarityChoices } from '@/lib/schemas/datanet';
import type { KnownRecord } from '@/lib/schemas/upload';

/** Told what is being done and how far it is: 0 to 1, or null where nobody knows. */
export type OnStage = (stage: WorkerStage, fraction: number | null) => void;

/** One file on its way to a contribution: read, mapped, checked. Lives in the web worker. */
export type ContributionFile = {
  readonly datanetId: number;
  readonly schema: DatanetSchema;
  readonly similarity: SimilarityChoices;
  readonly format: FileFormat;
  readonly text: string;
  readonly table: SourceTable;
  readonly choices: ReadingChoices;
  readonly mapping: ColumnMapping;
  readonly rows: readonly CheckedRow[];
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** By the row's position. */
  readonly alike: ReadonlyMap<number, AlikeRow>;
};

/** Reads and checks a file; one that is too large or not text is refused by its first bytes, before it is read. */
export async function openFile(
  { file, datanetId, schema, similarity }: WorkerCalls['open']['ask'],
  onStage: OnStage,
): Promise<ContributionFile> {
  onStage('looking', null);
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const format = detectFile({ name: file.name, size: file.size, head });
  onStage('reading', null);
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  const read = readTable({ text, format, choices: { hasHeader: true, split: null } }, onStage);
  const mapping = guessMapping(read.table.columns, schema);
  const rows = checkAll(read.table, mapping, schema, onStage);
  return { datanetId, schema, similarity, format, text, ...read, mapping, rows, known: new Map(), alike: new Map() };
}

/** The same file with other choices; the mapping is guessed anew, since the columns can be others. */
export function rereadFile(file: ContributionFile, choices: ReadingChoices, onStage: OnStage): ContributionFile {
  const read = readTable({ text: file.text, format: file.format, choices }, onStage);
  return remapFile({ ...file, ...read }, guessMapping(read.table.columns, file.schema), onStage);
}

/** The same rows under another mapping. */
export function remapFile(file: ContributionFile, mapping: ColumnMapping, onStage: OnStage): ContributionFile {
  return { ...file, mapping, rows: checkAll(file.table, mapping, file.schema, onStage), alike: new Map() };
}

/** Asks the server which contents the Datanet has. */
export async function withKnownRecords(file: ContributionFile, onStage: OnStage): Promise<ContributionFile> {
  const hashes = new Set<string>();
  for (const row of file.rows) if (row.ok) hashes.add(row.contentHash);
  const known = await findKnownRecords({ datanetId: file.datanetId, contentHashes: [...hashes] }, (fraction) =>
    onStage('comparing', fraction),
  );
  return { ...file, known: new Map(known.map((record) => [record.contentHash, record])) };
}

/** Looks for rows that are alike to earlier ones and to public records of any Datanet. */
export async function withAlikeRows(
  file: ContributionFile,
  onStage: OnStage,
): Promise<{ file: ContributionFile; complete: boolean }> {
  const { alike, complete } = await findAlikeRows(file, askAlikeTexts, (fraction) =>
    onStage('lookingForCopies', fraction),
  );
  return { file: { ...file, alike }, complete };
}

export function describeFile(file: ContributionFile): FilePreview {
  const { format, choices, mapping } = file;
  return { format, columns: [...file.table.columns], choices, mapping, counts: countRows(file) };
}

export function countRows(file: ContributionFile): Counts {
  const counts = { total: file.rows.length, ready: 0, failed: 0, duplicate: 0, known: 0, copy: 0, similar: 0 };
  file.rows.forEach((row, position) => {
    const kind = kindOf(file, row, position);
    counts[kind]++;
    if (kind === 'similar') counts.ready++;
  });
  return counts;
}

/** One page of the rows that match the filter. */
export function pageOfRows(
  file: ContributionFile,
  { filter, page, pageSize }: { filter: RowFilter; page: number; pageSize: number },
): { rows: PreviewRow[]; total: number } {
  const positions = file.rows.flatMap((row, position) =>
    filter === 'all' || matches(kindOf(file, row, position), filter) ? [position] : [],
  );
  const shown = positions.slice((page - 1) * pageSize, page * pageSize);
  return {
    rows: shown.flatMap((position) => {
      const row = file.rows[position];
      return row ? [toPreviewRow(file, row, position)] : [];
    }),
    total: positions.length,
  };
}

/** The canonical file of the rows that are left. */
export async function buildFile(
  file: ContributionFile,
  { keepDuplicates }: { keepDuplicates: boolean },
): Promise<BuiltFile> {
  const records = file.rows.flatMap((row, position) => {
    if (!row.ok) return [];
    const kind = kindOf(file, row, position);
    if (!keepDuplicates && kind !== 'ready' && kind !== 'similar') return [];
    return [row.supersedes === undefined ? { fields: row.fields } : { fields: row.fields, supersedes: row.supersedes }];
  });
  const built = await buildContribution(records);
  // A copy over an ArrayBuffer of its own, so that it can be handed over without being cloned.
  return { ...built, bytes: new Uint8Array(built.bytes) };
}

function readTable(input: { text: string; format: FileFormat; choices: ReadingChoices }, onStage: OnStage) {
  return parseFile(input, (fraction) => onStage('readingRows', fraction));
}

function checkAll(table: SourceTable, mapping: ColumnMapping, schema: DatanetSchema, onStage: OnStage): CheckedRow[] {
  return checkRows({ rows: table.rows, mapping, schema }, (fraction) => onStage('checkingRows', fraction));
}

type Kind = 'ready' | 'failed' | 'duplicate' | 'known' | 'copy' | 'similar';

function kindOf(file: ContributionFile, row: CheckedRow, position: number): Kind {
  if (!row.ok) return 'failed';
  if (row.duplicateOfLine !== null) return 'duplicate';
  if (file.known.has(row.contentHash)) return 'known';
  return file.alike.get(position)?.kind ?? 'ready';
}

function matches(kind: Kind, filter: RowFilter): boolean {
  if (filter === 'duplicate') return kind === 'duplicate' || kind === 'known';
  return kind === filter || (filter === 'ready' && kind === 'similar');
}

function toPreviewRow(file: ContributionFile, row: CheckedRow, position: number): PreviewRow {
  if (!row.ok) return { line: row.line, values: asTexts(row.values), state: { kind: 'failed', problem: row.problem } };
  const values = asTexts(row.fields);
  if (row.duplicateOfLine !== null) {
    return { line: row.line, values, state: { kind: 'duplicate', ofLine: row.duplicateOfLine } };
  }
  const known = file.known.get(row.contentHash);
  if (!known) return { line: row.line, values, state: file.alike.get(position) ?? { kind: 'ready' } };
  const { contributionId, contributor, accepted } = known;
  return { line: row.line, values, state: { kind: 'known', contributionId, contributor, accepted } };
}

function asTexts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );
}

/** The words for whatever a step threw. */
export function describeProblem(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const name = error instanceof Error ? error.name : 'error';
  if (name === 'NotReadableError')
    return 'The browser could not read the file. It may have moved or changed; choose it again.';
  return `The file could not be read (${name}). Choose it again.`;
}
