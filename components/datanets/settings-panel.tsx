'use client';

import { useId, useState } from 'react';
import { useSay, useTexts } from '#texts';
import type { Answer } from '@/components/datanets/answer';
import { askServer } from '@/components/datanets/ask-server';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { checkMetadata, toDraft } from '@/components/datanets/metadata-draft';
import { MetadataFields } from '@/components/datanets/metadata-fields';
import { accessNumber, type Policy, PolicyFields } from '@/components/datanets/policy-fields';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { focusFirstProblem } from '@/components/ui/focus-first-problem';
import { nameAddress } from '@/components/ui/name-address';
import { AccountField } from '@/components/wallet/account-field';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/wallet/read-account';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { DatanetMetadata } from '@/lib/schemas/datanet';

/** Changes a Datanet's policy; counts from the next contribution and the next published model on. */
export function PolicySettings({ datanetId, current }: { datanetId: number; current: Policy }) {
  const t = useTexts('datanets.settingsPanel');
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `policy-${datanetId}` });
  const [policy, setPolicy] = useState(current);
  const unchangedId = useId();
  const changed = policy.contribute !== current.contribute || policy.train !== current.train;
  return (
    <Card>
      <CardHeader title={t('policyTitle')} description={t('policyDescription')} />
      <PolicyFields policy={policy} onChange={setPolicy} />
      <TransactionButton
        className="mt-4"
        transaction={transaction}
        blockedBy={changed ? undefined : unchangedId}
        onClick={() =>
          transaction.send({
            address: chain.addresses.datanetRegistry,
            abi: datanetRegistryAbi,
            functionName: 'setPolicy',
            args: [BigInt(datanetId), accessNumber(policy.contribute), accessNumber(policy.train)],
            explain: t('explainPolicy', { datanet }),
          })
        }
      >
        {t('changePolicy')}
      </TransactionButton>
      {changed ? null : (
        <p id={unchangedId} className="mt-2 text-faint text-sm">
          {t('unchanged')}
        </p>
      )}
    </Card>
  );
}

/** Names and dismisses curators. */
export function CuratorSettings({ datanetId, curators }: { datanetId: number; curators: readonly string[] }) {
  const t = useTexts('datanets.settingsPanel');
  const address = useTexts('ui.address');
  const say = useSay();
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `curators-${datanetId}` });
  const [account, setAccount] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (named: string, active: boolean) => {
    const curator = readAccount(named, chain);
    if (!curator) return setProblem(say(ACCOUNT_PROBLEM));
    setProblem(null);
    const receipt = await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'setCurator',
      args: [BigInt(datanetId), curator, active],
      explain: t(active ? 'explainCurator' : 'explainDismiss', { account: named, datanet }),
    });
    if (receipt && active) setAccount('');
  };
  return (
    <Card>
      <CardHeader title={t('curatorsTitle')} description={t('curatorsDescription')} />
      {curators.length > 0 ? (
        <ul className="mb-5 grid gap-2 text-sm">
          {curators.map((curator) => (
            <li key={curator} className="flex flex-wrap items-center justify-between gap-3">
              <Address address={curator} />
              <button
                type="button"
                className="link"
                aria-label={t('dismissWho', { account: nameAddress(address, curator, chain) ?? curator })}
                onClick={() => send(curator, false)}
              >
                {t('dismiss')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send(account.trim(), true);
        }}
      >
        <AccountField label={t('newCurator')} value={account} error={problem} onChange={setAccount} />
        <TransactionButton transaction={transaction} type="submit" variant="secondary">
          {t('makeCurator')}
        </TransactionButton>
      </form>
    </Card>
  );
}

/** Changes a Datanet's description and schema. */
export function MetadataSettings({
  datanetId,
  current,
  store,
}: {
  datanetId: number;
  current: DatanetMetadata;
  store: (metadata: DatanetMetadata) => Promise<Answer<{ cid: string }>>;
}) {
  const t = useTexts('datanets.settingsPanel');
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `metadata-${datanetId}` });
  const [draft, setDraft] = useState(() => toDraft(current));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [storing, setStoring] = useState(false);
  const save = async (form: HTMLFormElement) => {
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
    await transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'setMetadata',
      args: [BigInt(datanetId), stored.value.cid],
      explain: t('explainMetadata', { datanet }),
    });
  };
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save(event.currentTarget);
      }}
    >
      <MetadataFields draft={draft} onChange={setDraft} errors={errors} schemaNote={t('schemaNote')} />
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <TransactionButton transaction={transaction} type="submit" variant="secondary" busy={storing}>
        {t('saveMetadata')}
      </TransactionButton>
    </form>
  );
}
