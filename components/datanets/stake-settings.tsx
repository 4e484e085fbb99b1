'use client';

import { type FormEvent, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { useDatanetName } from '@/components/datanets/datanet-name';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type ReadOpen, readOpen } from '@/components/ui/read-open';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { formatOpen, formatOpenExact } from '@/lib/core/units';

/** What a Datanet asks of contributors and of curators. Amounts are base units as text; 0 for nothing. */
export function StakeSettings({
  datanetId,
  current,
  bounds,
}: {
  datanetId: number;
  current: { contributionBond: string; curatorStake: string };
  /** The largest bond of a contribution, and the least stake that can be asked for. */
  bounds: { mostBond: string; leastStake: string };
}) {
  const t = useTexts('datanets.stakeSettings');
  const say = useSay();
  const { tag } = useReader();
  const { chain } = useSession();
  const datanet = useDatanetName();
  const transaction = useTransaction({ key: `stakes-of-${datanetId}` });
  const [bond, setBond] = useState(() => formatOpenExact(BigInt(current.contributionBond)));
  const [stake, setStake] = useState(() => formatOpenExact(BigInt(current.curatorStake)));
  const [problems, setProblems] = useState<{ bond?: string; stake?: string }>({});
  const mostBond = BigInt(bounds.mostBond);
  const leastStake = BigInt(bounds.leastStake);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const bondRead = readAmount(bond, (amount) =>
      amount > mostBond ? t('mostBond', { most: formatOpen(mostBond, tag) }) : null,
    );
    const stakeRead = readAmount(stake, (amount) =>
      amount > 0n && amount < leastStake ? t('leastStake', { least: formatOpen(leastStake, tag) }) : null,
    );
    setProblems({
      ...(bondRead.ok ? {} : { bond: say(bondRead.problem) }),
      ...(stakeRead.ok ? {} : { stake: say(stakeRead.problem) }),
    });
    if (!bondRead.ok || !stakeRead.ok) return;
    void transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'setStakes',
      args: [BigInt(datanetId), bondRead.amount, stakeRead.amount],
      explain: t('explain', {
        datanet,
        bond: formatOpen(bondRead.amount, tag),
        stake: formatOpen(stakeRead.amount, tag),
      }),
    });
  }

  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <form onSubmit={save} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('bond')} error={problems.bond} hint={t('bondHint')}>
            {(control) => (
              <Input {...control} inputMode="decimal" value={bond} onChange={(event) => setBond(event.target.value)} />
            )}
          </Field>
          <Field
            label={t('stake')}
            error={problems.stake}
            hint={t('stakeHint', { least: formatOpen(leastStake, tag) })}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={stake}
                onChange={(event) => setStake(event.target.value)}
              />
            )}
          </Field>
        </div>
        <TransactionButton transaction={transaction} type="submit" variant="secondary">
          {t('submit')}
        </TransactionButton>
      </form>
    </Card>
  );
}

function readAmount(text: string, check: (amount: bigint) => string | null): ReadOpen {
  const read = readOpen(text);
  const problem = read.ok ? check(read.amount) : null;
  return problem === null ? read : { ok: false, problem };
}
