import { findAccountsByNamePart } from '@/lib/chain/account-names';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { readDescription } from '@/lib/chain/governance/proposal-description';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import {
  findAccountsByPrefix,
  findDatanetById,
  findDatanetsByWords,
  findEpochByNumber,
  findModelById,
  findModelsByWords,
  findProposalsByWords,
  findReceiptsBetween,
  findRecordsByWords,
} from '@/lib/db/search-hits';
import { addressSchema } from '@/lib/schemas/hex';
import type { SearchResult } from '@/lib/schemas/search';
import { cutExcerpt } from '@/lib/server/search/cut-excerpt';
import { parseSearch } from '@/lib/server/search/parse-search';
import { readInTime } from '@/lib/server/search/read-in-time';

/** How many of each kind are shown. */
const MOST = 5;
/** A word without three letters or digits in a row has no trigram, and so no index: names are few, records are not. */
const INDEXED = /[\p{L}\p{N}]{3}/u;

/**
 * Looks for a text among everything that `viewer` may see: Datanets, models, records and proposals by their words,
 * people by name or address, receipts by their id, and what has a number by its number.
 * @throws AppError `timeout`
 */
export async function searchEverything(
  { db }: { db: Pick<Db, '$transaction'> },
  { q, viewer, chain }: { q: string; viewer: Hex | null; chain: Pick<ChainConfig, 'local'> },
): Promise<SearchResult> {
  const { words, number, address, receipt } = parseSearch(q);
  const indexed = words.some((word) => INDEXED.test(word));
  // A year is a number, and a word of many names.
  const named = number === null || indexed;
  const query = { words, limit: MOST };
  const { datanets, models, accounts, receipts, epochs, proposals, records } = await readInTime(db, async (reads) => ({
    datanets: [
      ...(number === null ? [] : await findDatanetById(reads, number)),
      ...(named ? await findDatanetsByWords(reads, query) : []),
    ],
    models: [
      ...(number === null ? [] : await findModelById(reads, number)),
      ...(named ? await findModelsByWords(reads, query) : []),
    ],
    accounts: address === null ? [] : await findAccountsByPrefix(reads, { prefix: address, limit: MOST }),
    receipts: receipt === null ? [] : await findReceiptsBetween(reads, { ...receipt, viewer, limit: MOST }),
    epochs: number === null ? [] : await findEpochByNumber(reads, number),
    proposals: indexed ? await findProposalsByWords(reads, query) : [],
    records: indexed ? await findRecordsByWords(reads, query) : [],
  }));
  const byName = findAccountsByNamePart(q, chain);
  const whole = addressSchema.safeParse(address);
  const people = new Set([
    ...byName,
    ...(whole.success ? [whole.data] : []),
    ...accounts.map(({ account }) => account),
  ]);
  return {
    datanets: firstOfEach(datanets),
    models: firstOfEach(models),
    people: [...people].slice(0, MOST).map((account) => ({ account })),
    receipts: receipts.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })),
    epochs,
    proposals: proposals.map(({ id, opening }) => ({ id, title: readDescription(opening).title })),
    records: records.map(({ piece, start, ...row }) => ({
      ...row,
      excerpt: cutExcerpt(piece, { opens: start === 1 }),
    })),
  };
}

/** A thing can be found by its number and by its name. */
function firstOfEach<Hit extends { id: number }>(hits: readonly Hit[]): Hit[] {
  return hits.filter(({ id }, place) => hits.findIndex((hit) => hit.id === id) === place).slice(0, MOST);
}
