import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
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
  const datanet = await describeSource(db, source);
  return decoderManifestSchema.parse({
    kind: 'decoder',
    version: 1,
    name,
    summary,
    licences: [...new Set(base.manifest.sources.map(({ licence }) => licence))].sort(),
    datanets: [datanet],
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

async function describeSource(db: Stage['db'], { datanetId, version }: { datanetId: number; version: number }) {
  const [row] = await db.$queryRaw<{ manifestHash: string; name: string; licence: string }[]>`
    SELECT v.manifest_hash AS "manifestHash", m.name, m.licence
    FROM datanet_version v
    JOIN datanet d ON d.id = v.datanet_id
    JOIN datanet_metadata m ON m.cid = d.metadata_cid
    WHERE v.datanet_id = ${datanetId} AND v.number = ${version}`;
  if (!row) throw new AppError('not-ready', `Version ${version} of Datanet ${datanetId} has not been read yet.`);
  return { datanetId, version, ...row };
}
