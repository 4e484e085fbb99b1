import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { describeDatanets } from '@/lib/db/described-datanets';
import { hashTrainingRecords } from '@/lib/db/training-records';
import type { Stage } from '@/lib/demo/play/stage';
import { creditRecords } from '@/lib/jobs/train/credit-records';
import { listTrainingSet } from '@/lib/jobs/train/list-training-set';
import { SOURCE_TEXT_FIELD } from '@/lib/runtime/base/plan-base-datanet';
import type { BaseFile } from '@/lib/runtime/base/read-base-file';
import { type DecoderManifest, decoderManifestSchema } from '@/lib/schemas/model-manifest';

/**
 * The manifest of a base model, whose records are the texts of its Datanet's version; the list of those, with who is
 * credited for each, goes into the content store. Throws `not-ready` while the version has not been read.
 */
export async function describeBase(
  { db, store }: Pick<Stage, 'db' | 'store'>,
  input: { base: BaseFile; source: { datanetId: number; version: number }; weightsCid: string; builder: Hex },
): Promise<DecoderManifest> {
  const { base, source, weightsCid, builder } = input;
  const { name, summary, shape, accelerator, seed, steps, tokens, heldOutLoss } = base.manifest;
  const { asOfBlock, records, collapsed } = await creditRecords(
    db,
    { kind: 'retrieval', datanets: [source], textField: SOURCE_TEXT_FIELD },
    { unread: 'leave-out' },
  );
  const list = canonicalJson(listTrainingSet({ asOfBlock, records, collapsed, judgements: null }));
  const { cid: trainingSetCid } = await store.put({ bytes: new TextEncoder().encode(list) });
  return decoderManifestSchema.parse({
    kind: 'decoder',
    version: 1,
    name,
    summary,
    licences: [...new Set(base.manifest.sources.map(({ licence }) => licence))].sort(),
    datanets: await describeDatanets(db, [source]),
    textField: SOURCE_TEXT_FIELD,
    records: records.length,
    recordsHash: hashTrainingRecords(records),
    trainingSetCid,
    trainingSetHash: keccak256(list),
    contributorShares: shareByCounts(records.map(({ credits }) => credits)),
    weightsCid,
    weightsHash: keccak256(base.bytes),
    computeProvider: builder,
    builder,
    ...{ shape, accelerator, seed, steps, tokens, heldOutLoss },
    evaluation: null,
  });
}
