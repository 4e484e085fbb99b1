import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { keccak256 } from '@/lib/core/keccak';

export type BankingRow = { readonly text: string; readonly label: string };

/** BANKING77 (CC BY 4.0) from DATASETS_DIR, by default ../shared/datasets; null when it is not there. */
export function readBanking77(): { train: BankingRow[]; test: BankingRow[] } | null {
  const folder = process.env.DATASETS_DIR ?? '../shared/datasets';
  const paths = ['train', 'test'].map((part) => join(folder, `banking77-${part}.csv`));
  const [train, test] = paths;
  if (!train || !test || !paths.every((path) => existsSync(path))) return null;
  return { train: readRows(train), test: readRows(test) };
}

function readRows(path: string): BankingRow[] {
  const { data } = Papa.parse<{ text: string; category: string }>(readFileSync(path, 'utf8').trim(), { header: true });
  return data.map(({ text, category }) => ({ text, label: category }));
}

/** The rows in an order that only they decide, so that every account gets all kinds of them. */
export function shuffleRows(rows: readonly BankingRow[]): BankingRow[] {
  return rows
    .map((row, i) => ({ row, key: keccak256(`${i}:${row.text}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/**
 * How many of `count` records each of `accounts` has: in proportion to 1 / rank^0.8, the last rounding going to the
 * first account. 20 accounts share 10,003 records as 2,133, 1,219, 881, … 193.
 */
export function skewedSplit({ count, accounts }: { count: number; accounts: number }): number[] {
  const weights = Array.from({ length: accounts }, (_, rank) => (rank + 1) ** -0.8);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const sizes = weights.map((weight) => Math.floor((count * weight) / sum));
  sizes[0] = (sizes[0] ?? 0) + count - sizes.reduce((total, size) => total + size, 0);
  return sizes;
}
