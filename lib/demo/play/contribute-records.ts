import { parseEventLogs } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { AppError } from '@/lib/core/errors';
import { readDatanetSchema } from '@/lib/db/datanet-metadata';
import { allowOpen } from '@/lib/demo/play/allow-open';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { type BuiltContribution, buildContribution } from '@/lib/records/build-contribution';
import { checkRecord } from '@/lib/records/check-record';
import type { DraftRecord } from '@/lib/records/record-line';
import { createUpload } from '@/lib/server/uploads/create-upload';
import { receiveChunk } from '@/lib/server/uploads/receive-chunk';

const TIMEOUT_MS = 120_000;
/** So many bonds are allowed with one transaction. */
const CONTRIBUTIONS_AT_ONCE = 50n;

/**
 * A contributor checks records against the Datanet's schema, uploads the file and signs it on chain, unless they have
 * contributed the very same before. Resolves with the contribution's id once its records are in the database.
 */
export async function contributeRecords(
  stage: Stage,
  { contributor, datanetId, records }: { contributor: Player; datanetId: number; records: readonly DraftRecord[] },
): Promise<number> {
  const built = await buildContribution(await checkRecords(stage, { datanetId, records }));
  const known = await stage.db.contribution.findFirst({
    where: { datanetId, contributor: contributor.account, recordsRoot: built.recordsRoot },
    select: { id: true },
  });
  const id = known?.id ?? (await submit(stage, { contributor, datanetId, built }));
  await waitForRecords(stage, id);
  return id;
}

async function checkRecords(
  { db }: Stage,
  { datanetId, records }: { datanetId: number; records: readonly DraftRecord[] },
): Promise<DraftRecord[]> {
  const schema = await readDatanetSchema(db, datanetId);
  if (!schema) throw new AppError('not-ready', `The description of Datanet ${datanetId} has not been read yet.`);
  return records.map((record, i) => {
    const checked = checkRecord(schema, record.fields);
    if (checked.ok) return { ...record, fields: checked.fields };
    throw new AppError('invalid-input', `Record ${i + 1} does not fit Datanet ${datanetId}. ${checked.problem}`);
  });
}

async function submit(
  stage: Stage,
  { contributor, datanetId, built }: { contributor: Player; datanetId: number; built: BuiltContribution },
): Promise<number> {
  const { bytes, cid, recordsRoot, recordCount } = built;
  const { account } = contributor;
  const request = { datanetId, cid, recordsRoot, recordCount, byteSize: bytes.length };
  const upload = await createUpload(stage, { ...request, account, network: null, now: new Date() });
  if (upload.state !== 'ready') {
    const offset = upload.receivedBytes;
    await receiveChunk(stage, { id: upload.id, account, offset, body: pieces(bytes.subarray(offset)) });
  }
  await allowBond(stage, { contributor, datanetId });
  const receipt = await sendTransaction(stage, {
    player: contributor,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'submitContribution',
        args: [BigInt(datanetId), recordsRoot, recordCount, cid],
      }),
  });
  const [event] = parseEventLogs({ abi: datanetRegistryAbi, logs: receipt.logs, eventName: 'ContributionSubmitted' });
  if (!event) throw new AppError('internal', `The transaction ${receipt.transactionHash} submitted no contribution.`);
  return Number(event.args.contributionId);
}

/** Lets the registry take the bond that the Datanet asks until the decision, for this and for later contributions. */
async function allowBond(
  stage: Stage,
  { contributor, datanetId }: { contributor: Player; datanetId: number },
): Promise<void> {
  const registry = stage.addresses.datanetRegistry;
  const [bond] = await stage.chain.readContract({
    address: registry,
    abi: datanetRegistryAbi,
    functionName: 'stakesOf',
    args: [BigInt(datanetId)],
  });
  if (bond === 0n) return;
  const atOnce = bond * CONTRIBUTIONS_AT_ONCE;
  await allowOpen(stage, { player: contributor, spender: registry, amount: bond, atOnce });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function waitForRecords({ db }: Stage, contributionId: number): Promise<void> {
  const file = await pollUntil(
    async () => {
      const found = await db.contributionFile.findUnique({
        where: { contributionId },
        select: { state: true, problem: true },
      });
      return found && found.state !== 'missing' ? found : null;
    },
    { what: `The records of contribution ${contributionId} in the database`, timeoutMs: TIMEOUT_MS },
  );
  if (file.state !== 'readable') {
    throw new AppError('conflict', `Contribution ${contributionId} cannot be read: ${file.problem}`);
  }
}
