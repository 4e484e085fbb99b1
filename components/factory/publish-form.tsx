'use client';

import { type FormEvent, useState } from 'react';
import type { Hex } from 'viem';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact, parseOpen } from '@/lib/core/units';

/** Names a price and publishes the trained model: one transaction. */
export function PublishForm({
  manifestCid,
  manifestHash,
  computeProvider,
  datanets,
}: {
  manifestCid: string;
  manifestHash: Hex;
  computeProvider: Hex;
  datanets: readonly { readonly datanetId: number; readonly version: number }[];
}) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `publish-${manifestCid}` });
  const [price, setPrice] = useState('1');
  const [problem, setProblem] = useState<string | null>(null);

  function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const unitPrice = parseOpen(price);
      if (unitPrice === 0n)
        throw new AppError('invalid-input', 'The price must be above 0, or nobody behind the model earns.');
      setProblem(null);
      void transaction.send({
        address: chain.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'publishModel',
        args: [
          manifestCid,
          manifestHash,
          unitPrice,
          computeProvider,
          [...datanets]
            .sort((a, b) => a.datanetId - b.datanetId)
            .map((datanet) => ({ datanetId: BigInt(datanet.datanetId), version: BigInt(datanet.version) })),
        ],
        explain: `Publish this model at ${formatOpenExact(unitPrice)} OPEN an answer`,
      });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'The price could not be read.');
    }
  }

  return (
    <Card className="border-river/40">
      <CardHeader
        title="Publish it"
        description="The manifest (data, settings, measurements, weights hash) goes on chain with your price. You can change the price or retire the model later; what was paid stays as it was."
      />
      <form onSubmit={publish} className="flex flex-wrap items-start gap-4">
        <Field
          label="Price of an answer, in OPEN"
          hint="50 % goes to contributors, 20 % to you; a part that nobody holds goes to the contributors."
          error={problem}
          className="w-full sm:w-72"
        >
          {(control) => (
            <Input {...control} inputMode="decimal" value={price} onChange={(event) => setPrice(event.target.value)} />
          )}
        </Field>
        <TransactionButton transaction={transaction} type="submit" className="sm:mt-7">
          Publish the model
        </TransactionButton>
      </form>
    </Card>
  );
}
