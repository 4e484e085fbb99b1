import type { z } from 'zod';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import type { ChainPlace, SettlementFact } from '@/lib/chain/facts/types';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { EpochFile, SettledReceipt } from '@/lib/schemas/epoch';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';
import { checkAttribution, type Division } from '@/lib/verify/check-attribution';
import type { CheckList } from '@/lib/verify/check-list';
import { checkShares } from '@/lib/verify/check-shares';
import { checkTerms } from '@/lib/verify/check-terms';
import type { LoadedModel } from '@/lib/verify/load-model';
import type { VerifyContext } from '@/lib/verify/open-context';

/** A receipt's surroundings: its epoch and what was charged for it. */
export type ReceiptPlace = {
  readonly file: EpochFile;
  /** Null when it cannot be read, for any but the first epoch. */
  readonly previousFile: EpochFile | null;
  readonly settlement: SettlementFact | null;
  readonly line: SettledReceipt;
};

/**
 * Checks one receipt's document: its hash, the deal it states, the answer, the influence of every record, the shares to
 * the unit. Everything that can be computed again is, and compared field by field; the rest is fixed by the hash.
 * @param document the document as somebody shows it
 */
export async function checkReceipt(
  context: VerifyContext,
  list: CheckList,
  { document, ...place }: ReceiptPlace & { document: Json },
): Promise<void> {
  const { line, settlement } = place;
  list.compare('Its hash is the one that the epoch’s file names', {
    field: 'hash',
    expected: line.hash,
    found: hashOf(document),
    detail: line.hash,
  });
  const parsed = receiptDocumentSchema.safeParse(document);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues.slice(0, 3).map(innermost)) {
      list.differs('It has the form of a receipt', {
        field: joinPath(path),
        expected: message,
        found: at(document, path),
      });
    }
    return;
  }
  const receipt = parsed.data;
  const asOf = await checkTerms(context, list, {
    receipt,
    line,
    settlement,
    previous: previousHash(place),
  });
  const model = await context.model(line.modelId, await versionOf(context, { receipt, line }));
  if (!model) {
    list.notCheckable('Its answer, influences and shares', 'Its model version cannot be read.');
    return;
  }
  const latest = settlement?.blockNumber ?? context.inputs.facts.asOfBlock;
  const division = checkAttribution(context, list, { receipt, model, latest });
  if (division) await divideAgain(context, list, { receipt, model, fee: line.fee, asOf, ...division });
  list.compare('The epoch pays these shares', {
    field: 'shares',
    expected: line.shares,
    found: receipt.shares,
    detail: `${line.shares.length} shares`,
  });
}

/** Divides the fee by what held at the end of block `asOf`: parts, treasury, owners, stakes, lineage. */
async function divideAgain(
  context: Pick<VerifyContext, 'inputs' | 'income'>,
  list: CheckList,
  { model, asOf, ...input }: { receipt: ReceiptDocument; model: LoadedModel; fee: bigint; asOf: number } & Division,
): Promise<void> {
  const { feeParts, treasuries } = await context.inputs.facts.protocol();
  const byThen = ({ blockNumber }: ChainPlace) => blockNumber <= asOf;
  const parts = feeParts.findLast(byThen)?.parts;
  if (!parts) {
    list.differs('The protocol says how its fee is divided', {
      field: 'pricedAtBlock',
      expected: 'a block in which the contracts were there',
      found: asOf,
    });
    return;
  }
  const income = await context.income({ modelId: model.id, version: model.fact.version, block: asOf });
  if (!income) {
    list.notCheckable('Its shares', 'The manifest of a model that its model was made from cannot be read.');
    return;
  }
  try {
    checkShares(list, { ...input, parts, treasury: treasuries.findLast(byThen)?.holder ?? null, income });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    list.differs('Every share can be computed', {
      field: 'shares',
      expected: 'shares of the fee',
      found: error.message,
    });
  }
}

/** The hash of the receipt before: the line above, or the last of the epoch before. Null when that cannot be read. */
function previousHash({ file, previousFile, line }: ReceiptPlace): Hex | null {
  const position = file.receipts.indexOf(line);
  const above = file.receipts[position - 1];
  if (above) return above.hash;
  if (file.epoch === 1) return NO_RECEIPT;
  return previousFile?.receipts.at(-1)?.hash ?? null;
}

/** The version to recompute with: the one that was the newest then; the receipt's own word where that is not known. */
async function versionOf(
  { inputs }: VerifyContext,
  { receipt, line }: { receipt: ReceiptDocument; line: SettledReceipt },
): Promise<number> {
  const model = await inputs.facts.model(line.modelId);
  const newest = model?.versions.filter(({ blockNumber }) => blockNumber <= receipt.pricedAtBlock).at(-1);
  return newest?.version ?? receipt.model.version;
}

function hashOf(document: Json): string {
  try {
    return keccak256(canonicalJson(document));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.message;
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Of a value that may have several forms, what is wrong with it in the form that it comes closest to. */
function innermost(issue: z.core.$ZodIssue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const closest = issue.errors
    .flatMap((form) => (form[0] ? [innermost(form[0])] : []))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return closest ? { ...closest, path: [...issue.path, ...closest.path] } : issue;
}

function joinPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (joined, part) =>
      typeof part === 'number' ? `${joined}[${part}]` : `${joined}${joined ? '.' : ''}${String(part)}`,
    '',
  );
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}
