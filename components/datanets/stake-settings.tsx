'use client';

import { type FormEvent, useState } from 'react';
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
  const { chain } = useSession();
  const transaction = useTransaction({ key: `stakes-of-${datanetId}` });
  const [bond, setBond] = useState(() => formatOpenExact(BigInt(current.contributionBond)));
  const [stake, setStake] = useState(() => formatOpenExact(BigInt(current.curatorStake)));
  const [problems, setProblems] = useState<{ bond?: string; stake?: string }>({});
  const mostBond = BigInt(bounds.mostBond);
  const leastStake = BigInt(bounds.leastStake);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const bondRead = readAmount(bond, (amount) =>
      amount > mostBond ? `At most ${formatOpen(mostBond)} OPEN, the least bond of the protocol.` : null,
    );
    const stakeRead = readAmount(stake, (amount) =>
      amount > 0n && amount < leastStake ? `At least ${formatOpen(leastStake)} OPEN, or 0 for none.` : null,
    );
    setProblems({
      ...(bondRead.ok ? {} : { bond: bondRead.problem }),
      ...(stakeRead.ok ? {} : { stake: stakeRead.problem }),
    });
    if (!bondRead.ok || !stakeRead.ok) return;
    void transaction.send({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'setStakes',
      args: [BigInt(datanetId), bondRead.amount, stakeRead.amount],
      explain: `Ask contributors of Datanet ${datanetId} for a bond of ${formatOpen(bondRead.amount)} OPEN, and curators for a stake of ${formatOpen(stakeRead.amount)} OPEN`,
    });
  }

  return (
    <Card>
      <CardHeader
        title="Bond and stake"
        description="Against spam, and against careless decisions. Counts from now on; bonds that were left before stay as they are."
      />
      <form onSubmit={save} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Bond of a contribution, in OPEN"
            error={problems.bond}
            hint="0 for none. Back when it is accepted or withdrawn; to the treasury when it is rejected."
          >
            {(control) => (
              <Input {...control} inputMode="decimal" value={bond} onChange={(event) => setBond(event.target.value)} />
            )}
          </Field>
          <Field
            label="Stake of who decides, in OPEN"
            error={problems.stake}
            hint={`0 for none, else at least ${formatOpen(leastStake)} OPEN. Holds for you too.`}
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
          Change bond and stake
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
