'use client';

import { type FormEvent, useState } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact, parseOpen } from '@/lib/core/units';

/** What only the model's owner can do: change the price of future answers, retire the model or bring it back. */
export function OwnerControls({
  modelId,
  owner,
  unitPrice,
  retired,
}: {
  modelId: number;
  owner: string;
  unitPrice: string;
  retired: boolean;
}) {
  const { account, chain } = useSession();
  const pricing = useTransaction({ key: `price-${modelId}` });
  const retiring = useTransaction({ key: `retire-${modelId}` });
  const [price, setPrice] = useState(() => formatOpenExact(BigInt(unitPrice)));
  const [problem, setProblem] = useState<string | null>(null);
  if (account !== owner) return null;

  function changePrice(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const next = parseOpen(price);
      if (next === 0n) {
        throw new AppError('invalid-input', 'The price must be above 0, or nobody behind the model earns.');
      }
      setProblem(null);
      void pricing.send({
        address: chain.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'setPrice',
        args: [BigInt(modelId), next],
        explain: `Ask ${formatOpenExact(next)} OPEN for each future answer`,
      });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'The price could not be read.');
    }
  }

  return (
    <Card>
      <CardHeader title="Your model" description="Changes hold for future answers; what was paid stays as it was." />
      <div className="flex flex-wrap items-start gap-x-8 gap-y-5">
        <form onSubmit={changePrice} className="flex flex-wrap items-start gap-3">
          <Field label="Price of an answer, in OPEN" error={problem} className="w-56">
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={price}
                onChange={(event) => setPrice(event.target.value)}
              />
            )}
          </Field>
          <TransactionButton transaction={pricing} type="submit" variant="secondary" className="mt-7">
            Change price
          </TransactionButton>
        </form>
        <TransactionButton
          transaction={retiring}
          variant="secondary"
          className="mt-7"
          onClick={() =>
            void retiring.send({
              address: chain.addresses.modelRegistry,
              abi: modelRegistryAbi,
              functionName: 'setRetired',
              args: [BigInt(modelId), !retired],
              explain: retired ? 'Offer this model again' : 'Retire this model: it answers no more questions',
            })
          }
        >
          {retired ? 'Offer it again' : 'Retire the model'}
        </TransactionButton>
      </div>
    </Card>
  );
}
