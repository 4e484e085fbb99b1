import type { ContributionFact, DatanetFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import type { VersionManifest } from '@/lib/schemas/version-manifest';
import { TEST_METADATA } from '@/tests/support/insert-datanet';
import type { PaperFiles } from '@/tests/support/paper/paper-files';
import { PAPER_BLOCKS, PAPER_PEOPLE, paperAccount } from '@/tests/support/paper/paper-terms';

export type LabelledText = { readonly text: string; readonly label: string };

/** A record as a model is trained on it. */
export type PaperRecord = LabelledText & {
  readonly datanetId: number;
  readonly contributionId: number;
  readonly index: number;
  readonly hash: Hex;
  readonly contributor: Hex;
  readonly credits: { account: Hex; partsPerMillion: number }[];
  readonly resembles: null;
  readonly harmful: false;
};

export type PaperDatanet = {
  readonly id: number;
  readonly fact: DatanetFact;
  readonly versionHash: Hex;
  readonly records: readonly PaperRecord[];
};

/**
 * A Datanet with one version: contributions of `recordsEach` texts each, `firstId` the first one's number, all accepted by
 * the curator but for the last, which the second curator accepted.
 */
export async function publishPaperDatanet(
  files: PaperFiles,
  {
    id,
    texts,
    recordsEach,
    firstId,
  }: { id: number; texts: readonly LabelledText[]; recordsEach: number; firstId: number },
): Promise<PaperDatanet> {
  const metadata = await files.putJson(TEST_METADATA);
  const contributions: ContributionFact[] = [];
  const records: PaperRecord[] = [];
  const count = Math.ceil(texts.length / recordsEach);
  for (let k = 0; k < count; k++) {
    const mine = texts.slice(k * recordsEach, (k + 1) * recordsEach);
    const lines = mine.map(({ text, label }) => recordLine({ fields: { text, label } }));
    const hashes = lines.map(recordHash);
    const contributionId = firstId + k;
    const contributor = paperAccount(0x1000 + contributionId - 1);
    contributions.push({
      id: contributionId,
      datanetId: id,
      contributor,
      recordsRoot: recordsRoot(hashes),
      recordCount: lines.length,
      cid: await files.put(encodeRecordLines(lines)),
      submitted: { blockNumber: PAPER_BLOCKS.contributed + k, logIndex: id },
      accepted: {
        blockNumber: PAPER_BLOCKS.accepted,
        logIndex: contributionId,
        curator: k === count - 1 ? PAPER_PEOPLE.secondCurator : PAPER_PEOPLE.curator,
        sequence: k + 1,
        excluded: [],
      },
      rejected: null,
      withdrawn: null,
    });
    for (const [index, { text, label }] of mine.entries()) {
      const credits = [{ account: contributor, partsPerMillion: 1_000_000 }];
      const hash = hashes[index] ?? '0x';
      const said = { text, label, hash, contributor, credits, resembles: null, harmful: false } as const;
      records.push({ datanetId: id, contributionId, index, ...said });
    }
  }
  const manifest = {
    version: 1,
    datanetId: id,
    number: 1,
    contributions: contributions.map(({ id: contributionId, contributor, recordsRoot: root, cid, recordCount }) => ({
      contributionId,
      contributor,
      recordsRoot: root,
      cid,
      recordCount,
      excluded: [],
    })),
    recordCount: records.length,
  } satisfies VersionManifest;
  const version = await files.putJson(manifest);
  return {
    id,
    records,
    versionHash: version.hash,
    fact: {
      metadata: [{ blockNumber: 1, logIndex: id, cid: metadata.cid }],
      versions: [
        {
          blockNumber: PAPER_BLOCKS.versioned,
          logIndex: id,
          version: 1,
          acceptedCount: contributions.length,
          manifestCid: version.cid,
          manifestHash: version.hash,
        },
      ],
      contributions: new Map(contributions.map((fact) => [fact.id, fact])),
    },
  };
}
