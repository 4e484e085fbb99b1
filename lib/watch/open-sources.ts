import type { ChainFacts, ContributionFact } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { recordsRoot } from '@/lib/records/records-root';
import type { ContentStore } from '@/lib/storage/content-store';
import { openSite } from '@/lib/verify/open-site';
import type { FetchedFile, PublishedInputs } from '@/lib/verify/published-inputs';

/** `missing`: every site that answered has it not. `unreachable`: no site answered. */
export type Gone = 'missing' | 'unreachable';

/** Published inputs from several sites, and what none of them gave. */
export type Sources = PublishedInputs & {
  /** The files that were asked for and not had, by CID. */
  readonly gone: ReadonlyMap<string, Gone>;
};

/**
 * Files from the mirror, else from the sites in turn; what a site serves under a name that it does not hash to, that site
 * does not have. What is had goes into the mirror. Never throws for a site: what no site gives is `missing` to the
 * verification, and `gone` says why. `facts` is what the chain says.
 */
export function openSources(input: {
  sites: readonly string[];
  mirror: ContentStore | null;
  facts: ChainFacts;
  fetchFile: typeof fetch;
}): Sources {
  const { mirror, facts, fetchFile } = input;
  const sites = input.sites.map((url) => openSite({ url, facts, fetchFile }));
  const gone = new Map<string, Gone>();
  const asked = new Map<string, Promise<FetchedFile>>();

  async function readFile(cid: string): Promise<FetchedFile> {
    const kept = await readMirror(mirror, cid);
    if (kept) return { state: 'found', bytes: kept };
    let answers = 0;
    for (const site of sites) {
      const file = await site.readFile(cid).catch(() => null);
      if (file) answers += 1;
      if (file?.state !== 'found') continue;
      await mirror?.put({ cid, bytes: file.bytes });
      return file;
    }
    gone.set(cid, answers > 0 ? 'missing' : 'unreachable');
    return { state: 'missing' };
  }

  return {
    facts,
    gone,
    readFile(cid) {
      const file = asked.get(cid) ?? readFile(cid);
      asked.set(cid, file);
      return file;
    },
    async readRecordHashes(contributionId) {
      const contribution = await findContribution(facts, contributionId);
      for (const site of sites) {
        const hashes = await site.readRecordHashes(contributionId).catch(() => null);
        if (hashes && contribution && fitsRoot(hashes, contribution)) return hashes;
      }
      return null;
    },
  };
}

async function readMirror(mirror: ContentStore | null, cid: string): Promise<Uint8Array | null> {
  if (!mirror) return null;
  try {
    return (await mirror.has(cid)) ? await mirror.get(cid) : null;
  } catch (error) {
    // Not a CID, or a file that was damaged on this disk: the sites are asked.
    if (error instanceof AppError && (error.code === 'invalid-input' || error.code === 'content-mismatch')) return null;
    throw error;
  }
}

async function findContribution(facts: ChainFacts, id: number): Promise<ContributionFact | null> {
  for (const datanetId of await facts.datanets()) {
    const found = (await facts.datanet(datanetId))?.contributions.get(id);
    if (found) return found;
  }
  return null;
}

function fitsRoot(hashes: readonly Hex[], { recordCount, recordsRoot: root }: ContributionFact): boolean {
  return hashes.length === recordCount && hashes.length > 0 && recordsRoot(hashes) === root;
}
