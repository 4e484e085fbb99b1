import { z } from 'zod';
import type { ChainFacts } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import { parseJson } from '@/lib/core/parse-json';
import { computeCid, isCid } from '@/lib/records/compute-cid';
import { hashSchema } from '@/lib/schemas/hex';
import { fetchPatiently } from '@/lib/verify/fetch-patiently';
import type { FetchedFile, PublishedInputs } from '@/lib/verify/published-inputs';
import { readBounded } from '@/lib/verify/read-bounded';

/** A Tributary site as the place that files are fetched from. It need not be trusted: every file is hashed again. */
export type Site = PublishedInputs & {
  /** The receipt's document as the site shows it to everybody; null when it shows none. Not to be trusted. */
  readonly readReceipt: (id: string) => Promise<unknown>;
};

const hashesSchema = z.object({ hashes: z.array(hashSchema) });

/** Files from `<url>/api/v1`, each asked for once; `facts` is what the chain says. */
export function openSite(input: {
  /** The site's origin; empty in a page of its own. */
  url: string;
  facts: ChainFacts;
  fetchFile?: typeof fetch;
}): Site {
  const { facts, fetchFile = fetch } = input;
  const base = input.url.replace(/\/+$/, '');
  const files = new Map<string, Promise<FetchedFile>>();

  /** Null for what is not there; throws when the site does not answer, which says nothing about the file. */
  async function ask(path: string): Promise<Response | null> {
    const response = await fetchPatiently(fetchFile, `${base}/api/v1/${path}`).catch((cause: unknown) => {
      throw new AppError('storage-unavailable', `The site does not answer for ${path}. Try again in a moment.`, {
        cause,
      });
    });
    if (response.ok) return response;
    if (response.status === 404 || response.status === 400) return null;
    throw new AppError(
      'storage-unavailable',
      `The site answers ${response.status} for ${path}. Try again in a moment.`,
    );
  }

  async function readFile(cid: string): Promise<FetchedFile> {
    if (!isCid(cid)) return { state: 'missing' };
    const response = await ask(`content/${cid}`);
    if (!response) return { state: 'missing' };
    const bytes = await readBounded(response);
    const foundCid = await computeCid(bytes);
    return foundCid === cid ? { state: 'found', bytes } : { state: 'altered', foundCid };
  }

  return {
    facts,
    readFile(cid) {
      const known = files.get(cid);
      if (known) return known;
      const file = readFile(cid);
      files.set(cid, file);
      file.catch(() => files.delete(cid));
      return file;
    },
    async readRecordHashes(contributionId) {
      const response = await ask(`contributions/${contributionId}/hashes`);
      const parsed = response ? hashesSchema.safeParse(parseJson(await readBounded(response))) : null;
      return parsed?.success ? parsed.data.hashes : null;
    },
    async readReceipt(id) {
      const response = await ask(`receipts/${encodeURIComponent(id)}`);
      return response ? parseJson(await readBounded(response)) : null;
    },
  };
}
