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

/** How many of each kind are shown. */
const MOST = 5;
/** A word shorter than this has no trigram, and so no index: names are few, records are not. */
const SHORTEST_INDEXED = 3;

/**
 * Looks for a text among everything that `viewer` may see: Datanets, models, records and proposals by their words,
 * people by name or address, receipts by their id, and what has a number by its number.
 */
export async function searchEverything(
  { db }: { db: Pick<Db, '$queryRaw'> },
  { q, viewer, chain }: { q: string; viewer: Hex | null; chain: Pick<ChainConfig, 'local'> },
): Promise<SearchResult> {
  const { words, number, address, receipt } = parseSearch(q);
  const indexed = words.some((word) => word.length >= SHORTEST_INDEXED);
  const query = { words, limit: MOST };
  const [datanets, models, accounts, receipts, epochs, proposals, records] = await Promise.all([
    number === null ? findDatanetsByWords(db, query) : findDatanetById(db, number),
    number === null ? findModelsByWords(db, query) : findModelById(db, number),
    address === null ? [] : findAccountsByPrefix(db, { prefix: address, limit: MOST }),
    receipt === null ? [] : findReceiptsBetween(db, { ...receipt, viewer, limit: MOST }),
    number === null ? [] : findEpochByNumber(db, number),
    indexed ? findProposalsByWords(db, query) : [],
    indexed ? findRecordsByWords(db, query) : [],
  ]);
  const named = findAccountsByNamePart(q, chain);
  const whole = addressSchema.safeParse(address);
  const people = new Set([...named, ...(whole.success ? [whole.data] : []), ...accounts.map(({ account }) => account)]);
  return {
    datanets,
    models,
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
