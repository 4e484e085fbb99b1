/**
 * A provider that computes a job honestly, then delivers other weights than came out, with everything else in order:
 *   node --import tsx tests/support/compute/cheat.ts SITE FOLDER     (key in COMPUTE_PRIVATE_KEY)
 */
import { privateKeyToAccount } from 'viem/accounts';
import { openSite, type SiteClient } from '@/lib/compute/site-client';
import { workForSite } from '@/lib/compute/work-for-site';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { env } from '@/lib/env';
import { computeCid } from '@/lib/records/compute-cid';
import { trainingResultSchema } from '@/lib/schemas/training-result';

const [siteUrl = '', folder = ''] = process.argv.slice(2);
if (env.COMPUTE_PRIVATE_KEY === '') throw new Error('COMPUTE_PRIVATE_KEY is not set.');
const honest = await openSite({ site: siteUrl, account: privateKeyToAccount(env.COMPUTE_PRIVATE_KEY) });
const kept = new Map<string, Uint8Array>();
const site: SiteClient = {
  ...honest,
  upload: async (_runId, { cid, bytes }) => void kept.set(cid, bytes),
  async submit(statement, text) {
    const result = trainingResultSchema.parse(JSON.parse(text));
    const weights = new Uint8Array(kept.get(result.weights.cid) ?? []);
    const last = weights.length - 1;
    // One bit of one weight.
    weights[last] = (weights[last] ?? 0) ^ 1;
    const altered = { cid: await computeCid(weights), bytes: weights };
    await honest.upload(statement.runId, altered);
    if (result.gradients) {
      const { cid } = result.gradients;
      await honest.upload(statement.runId, { cid, bytes: kept.get(cid) ?? new Uint8Array() });
    }
    const changed = canonicalJson({ ...result, weights: { cid: altered.cid, hash: keccak256(weights) } } as Json);
    await honest.submit({ ...statement, resultHash: keccak256(changed) }, changed);
  },
};
const signal = new AbortController().signal;
const tell = (line: string) => console.log(line);
tell('Waiting for a job.');
await workForSite({ site, folder, tell, beatMs: 1_000 }, { everyMs: 300, once: true, signal });
