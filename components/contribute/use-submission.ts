'use client';

import { useState } from 'react';
import { parseEventLogs } from 'viem';
import { useReader, useSay, useTexts } from '#texts';
import { readBond } from '@/components/contribute/read-bond';
import { uploadFile } from '@/components/contribute/upload-file';
import type { BuiltFile } from '@/components/contribute/worker-messages';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { useSession } from '@/components/wallet/session-provider';
import { type TakingTransaction, useTakingTransaction } from '@/components/wallet/use-taking-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact } from '@/lib/core/units';

export type SubmissionStep =
  | { kind: 'idle' }
  | { kind: 'choosing' }
  | { kind: 'building' }
  | { kind: 'uploading'; receivedBytes: number; byteSize: number }
  | { kind: 'signing' }
  | { kind: 'failed'; problem: string; signIn: boolean }
  | { kind: 'done'; contributionId: number; recordCount: number };

export type Submission = {
  step: SubmissionStep;
  file: BuiltFile | null;
  transaction: TakingTransaction;
  /** Builds, uploads and signs; called again after a failure it goes on where that was. */
  submit: (build: () => Promise<BuiltFile>) => Promise<void>;
  /** Forgets the last one, for another file. */
  reset: () => void;
};

/**
 * The way of a contribution from records to the chain: wallet, file, upload, one signature; and one more before it where
 * the Datanet asks for a bond and the wallet cannot do both at once. Nobody has to sign in: the transaction says whose
 * the uploaded file is. `bond` is what the page told, base units as text.
 */
export function useSubmission({ datanetId, bond: told }: { datanetId: number; bond: string }): Submission {
  const t = useTexts('contribute.submission');
  const say = useSay();
  const { tag } = useReader();
  const datanet = useDatanetName();
  const { chain, chooseWallet } = useSession();
  const transaction = useTakingTransaction({ key: `contribute-${datanetId}`, taker: t('taker') });
  const [step, setStep] = useState<SubmissionStep>({ kind: 'idle' });
  const [file, setFile] = useState<BuiltFile | null>(null);

  const submit = async (build: () => Promise<BuiltFile>) => {
    try {
      // One of an earlier visit that is still being followed must not hold this one up.
      transaction.reset();
      setStep({ kind: 'choosing' });
      if ((await chooseWallet()) === null) return setStep({ kind: 'idle' });
      setStep({ kind: 'building' });
      const built = await build();
      setFile(built);
      const { bytes, cid, recordsRoot, recordCount } = built;
      const byteSize = bytes.length;
      setStep({ kind: 'uploading', receivedBytes: 0, byteSize });
      await uploadFile(
        { fetch: (...request) => fetch(...request), wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
        { bytes, request: { datanetId, cid, byteSize, recordsRoot, recordCount } },
        (receivedBytes) => setStep({ kind: 'uploading', receivedBytes, byteSize }),
      );
      setStep({ kind: 'signing' });
      const bond = await readBond({ chain, datanetId, told: BigInt(told) });
      const receipt = await transaction.send(bond, {
        address: chain.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'submitContribution',
        args: [BigInt(datanetId), recordsRoot, recordCount, cid],
        explain:
          bond > 0n
            ? t('explainBond', { count: recordCount, datanet, bond: formatOpenExact(bond, tag) })
            : t('explain', { count: recordCount, datanet }),
        limit: t('limit'),
      });
      // What went wrong in the wallet or on chain is told by the transaction itself.
      if (!receipt) return setStep({ kind: 'idle' });
      const [submitted] = parseEventLogs({
        abi: datanetRegistryAbi,
        eventName: 'ContributionSubmitted',
        logs: receipt.logs,
      });
      if (!submitted) throw new AppError('internal', t('noEvent'));
      setStep({ kind: 'done', contributionId: Number(submitted.args.contributionId), recordCount });
    } catch (error) {
      const known = error instanceof AppError;
      if (!known) console.error(error);
      setStep({
        kind: 'failed',
        problem: known ? say(error.message) : t('failed'),
        signIn: known && error.code === 'not-signed-in',
      });
    }
  };
  const reset = () => {
    setStep({ kind: 'idle' });
    setFile(null);
    transaction.reset();
  };
  return { step, file, transaction, submit, reset };
}
