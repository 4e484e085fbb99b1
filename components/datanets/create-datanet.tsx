'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { parseEventLogs } from 'viem';
import { useTexts } from '#texts';
import type { Answer } from '@/components/datanets/answer';
import { askServer } from '@/components/datanets/ask-server';
import { checkMetadata, newDraft } from '@/components/datanets/metadata-draft';
import { MetadataFields } from '@/components/datanets/metadata-fields';
import { accessNumber, type Policy, PolicyFields } from '@/components/datanets/policy-fields';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { focusFirstProblem } from '@/components/ui/focus-first-problem';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { DatanetMetadata } from '@/lib/schemas/datanet';

/** The form that makes a Datanet: its description goes to storage, its identifier and policy on chain. */
export function CreateDatanet({ store }: { store: (metadata: DatanetMetadata) => Promise<Answer<{ cid: string }>> }) {
  const t = useTexts('datanets.createDatanet');
  const router = useRouter();
  const { chain } = useSession();
  const transaction = useTransaction({ key: 'create-datanet' });
  const [draft, setDraft] = useState(newDraft);
  const [policy, setPolicy] = useState<Policy>({ contribute: 'anyone', train: 'anyone' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [storing, setStoring] = useState(false);

  const create = async (form: HTMLFormElement) => {
    setProblem(null);
    const checked = checkMetadata(draft);
    setErrors(checked.ok ? {} : checked.errors);
    if (!checked.ok) {
      focusFirstProblem(form);
      return setProblem(t('notRight'));
    }
    setStoring(true);
    const stored = await askServer(() => store(checked.metadata), t('unreachable'));
    setStoring(false);
    if (!stored.ok) return setProblem(stored.error.message);
    const receipt = await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'createDatanet',
      args: [stored.value.cid, accessNumber(policy.contribute), accessNumber(policy.train)],
      explain: t('explain', { name: checked.metadata.name }),
    });
    if (!receipt) return;
    const [created] = parseEventLogs({ abi: datanetRegistryAbi, eventName: 'DatanetCreated', logs: receipt.logs });
    if (created) router.push(`/datanets/${created.args.datanetId}`);
  };
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        create(event.currentTarget);
      }}
    >
      <MetadataFields draft={draft} onChange={setDraft} errors={errors} schemaNote={t('schemaNote')} />
      <Card>
        <CardHeader title={t('policyTitle')} description={t('policyDescription')} />
        <PolicyFields policy={policy} onChange={setPolicy} />
      </Card>
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <TransactionButton transaction={transaction} type="submit" size="lg" busy={storing}>
        {t('submit')}
      </TransactionButton>
    </form>
  );
}
