import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { keccak256 } from '@/lib/core/keccak';
import type { Corpus, LabelledText } from '@/tests/bench/attribution/section';
import { readBanking77 } from '@/tests/bench/loop/read-banking77';

const clincSchema = z.object({
  train: z.array(z.tuple([z.string(), z.string()])),
  test: z.array(z.tuple([z.string(), z.string()])),
});

/** BANKING77 and CLINC150 (150 intents, without the out-of-scope requests), as far as the folder holds them. */
export function readCorpora({ folder, tell }: { folder: string; tell: (line: string) => void }): Corpus[] {
  const corpora: Corpus[] = [];
  const banking = readBanking77();
  if (banking) corpora.push({ name: 'BANKING77', ...banking });
  else tell(`banking77-train.csv and banking77-test.csv are not in ${folder}; set DATASETS_DIR.`);
  const clinc = join(folder, 'clinc150.json');
  if (existsSync(clinc)) {
    const { train, test } = clincSchema.parse(JSON.parse(readFileSync(clinc, 'utf8')));
    const toRow = ([text, label]: [string, string]): LabelledText => ({ text, label });
    corpora.push({ name: 'CLINC150', train: train.map(toRow), test: test.map(toRow) });
  } else tell(`clinc150.json is not in ${folder}; set DATASETS_DIR.`);
  return corpora;
}

/**
 * Any CSV file with a header. A fifth of the rows, those with the smallest hash of position and text, is kept for
 * asking. Throws with the columns there are when one of the two named is not.
 */
export function readCsvCorpus({ file, text, label }: { file: string; text: string; label: string }): Corpus {
  const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trim(), { header: true });
  for (const column of [text, label]) {
    if (!meta.fields?.includes(column)) {
      throw new Error(`${file} has no column "${column}". Its columns: ${meta.fields?.join(', ')}.`);
    }
  }
  const rows = data
    .map((row) => ({ text: (row[text] ?? '').trim(), label: (row[label] ?? '').trim() }))
    .filter((row) => row.text !== '' && row.label !== '')
    .map((row, i) => ({ row, key: keccak256(`${i}:${row.text}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  const asked = Math.floor(rows.length / 5);
  return { name: file.replace(/^.*\//, ''), train: rows.slice(asked), test: rows.slice(0, asked) };
}
