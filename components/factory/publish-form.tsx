'use client';

import { type FormEvent, useState } from 'react';
import type { Hex } from 'viem';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
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
  ownModels,
}: {
  manifestCid: string;
  manifestHash: Hex;
  computeProvider: Hex;
  datanets: readonly { readonly datanetId: number; readonly version: number }[];
  /** Models of the builder that this could become a new version of. */
  ownModels: readonly { readonly id: number; readonly name: string }[];
}) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `publish-${manifestCid}` });
  const [target, setTarget] = useState('new');
  const [price, setPrice] = useState('1');
  const [problem, setProblem] = useState<string | null>(null);

  const manifest = [manifestCid, manifestHash] as const;
  const versions = [...datanets]
    .sort((a, b) => a.datanetId - b.datanetId)
    .map((datanet) => ({ datanetId: BigInt(datanet.datanetId), version: BigInt(datanet.version) }));

  function publishNew() {
    const unitPrice = parseOpen(price);
    if (unitPrice === 0n) {
      throw new AppError('invalid-input', 'The price must be above 0, or nobody behind the model earns.');
    }
    void transaction.send({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'publishModel',
      args: [...manifest, unitPrice, computeProvider, versions, { adapter: false, leastChildPart: 0, parents: [] }],
      explain: `Publish this model at ${formatOpenExact(unitPrice)} OPEN an answer`,
    });
  }

  function publishVersion(modelId: number) {
    void transaction.send({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'publishModelVersion',
      args: [BigInt(modelId), ...manifest, computeProvider, versions],
      explain: `Publish this as the next version of model ${modelId}, at its present price`,
    });
  }

  function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      setProblem(null);
      if (target === 'new') publishNew();
      else publishVersion(Number(target));
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
        {ownModels.length > 0 ? (
          <Field label="Publish as" className="w-full sm:w-64">
            {(control) => (
              <Select
                {...control}
                value={target}
                onChange={(event) => setTarget(event.target.value)}
                options={[
                  { value: 'new', label: 'A new model' },
                  ...ownModels.map((model) => ({ value: String(model.id), label: `Next version of ${model.name}` })),
                ]}
              />
            )}
          </Field>
        ) : null}
        {target === 'new' ? (
          <Field
            label="Price of an answer, in OPEN"
            hint="20 % of it is yours, 10 % goes to the treasury, 5 % pays for computing, the rest goes to the contributors."
            error={problem}
            className="w-full sm:w-72"
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={price}
                onChange={(event) => setPrice(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <TransactionButton transaction={transaction} type="submit" className="sm:mt-7">
          Publish the model
        </TransactionButton>
      </form>
    </Card>
  );
}
