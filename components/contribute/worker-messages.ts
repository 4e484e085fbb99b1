import type { AlikeRow } from '@/components/contribute/find-alike-rows';
import type { Hex } from '@/lib/core/hex';
import type { FileFormat } from '@/lib/records/detect-file';
import type { ColumnMapping } from '@/lib/records/map-columns';
import type { ReadingChoices } from '@/lib/records/parse-file';
import type { DatanetSchema, SimilarityChoices } from '@/lib/schemas/datanet';

/** What the worker is doing; its words are the texts of contribute.workerStages. */
export type WorkerStage =
  | 'looking'
  | 'reading'
  | 'readingRows'
  | 'checkingRows'
  | 'comparing'
  | 'lookingForCopies'
  | 'computing';

/** Which rows of the preview are shown. */
export type RowFilter = 'all' | 'ready' | 'failed' | 'duplicate' | 'copy' | 'similar';

/** A row as the preview shows it; `values` by field of the Datanet, as plain text. */
export type PreviewRow = {
  line: number;
  values: Record<string, string>;
  state:
    | { kind: 'ready' }
    | { kind: 'failed'; problem: string }
    | { kind: 'duplicate'; ofLine: number }
    | { kind: 'known'; contributionId: number; contributor: string; accepted: boolean }
    | AlikeRow;
};

/**
 * `duplicate` and `known` say exactly the same as an earlier row or record, `copy` almost the same; `similar` are rows
 * among the `ready` ones that resemble an earlier text.
 */
export type Counts = {
  total: number;
  ready: number;
  failed: number;
  duplicate: number;
  known: number;
  copy: number;
  similar: number;
};

export type FilePreview = {
  format: FileFormat;
  columns: string[];
  choices: ReadingChoices;
  mapping: ColumnMapping;
  counts: Counts;
};

export type BuiltFile = { bytes: Uint8Array<ArrayBuffer>; cid: string; recordsRoot: Hex; recordCount: number };

/** What the page asks of the worker, by name: question and answer. */
export type WorkerCalls = {
  /** Reads a file and checks its rows. */
  open: {
    ask: { file: File; datanetId: number; schema: DatanetSchema; similarity: SimilarityChoices };
    answer: FilePreview;
  };
  /** Reads the same file with other choices. */
  reread: { ask: { choices: ReadingChoices }; answer: FilePreview };
  /** Checks the rows under another mapping. */
  map: { ask: { mapping: ColumnMapping }; answer: FilePreview };
  /** Asks the server which rows the Datanet has already. */
  findKnown: { ask: Record<string, never>; answer: Counts };
  /** Looks for rows that are almost the same as an earlier row or a public record, and for similar ones. */
  findAlike: { ask: Record<string, never>; answer: { counts: Counts; complete: boolean } };
  /** One page of rows, from 1. */
  page: { ask: { filter: RowFilter; page: number; pageSize: number }; answer: { rows: PreviewRow[]; total: number } };
  /** Writes the canonical file and computes its CID and root. */
  build: { ask: { keepDuplicates: boolean }; answer: BuiltFile };
};

export type CallName = keyof WorkerCalls;

export type WorkerRequest = { [Name in CallName]: { id: number; name: Name; ask: WorkerCalls[Name]['ask'] } }[CallName];

export type WorkerReply =
  | { id: number; kind: 'progress'; stage: WorkerStage; fraction: number | null }
  | { id: number; kind: 'answer'; answer: WorkerCalls[CallName]['answer'] }
  | { id: number; kind: 'error'; message: string };
