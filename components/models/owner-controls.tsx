'use client';

import { type FormEvent, useState } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Input } from '@/components/ui/input';
import { parsePercent } from '@/components/ui/parse-percent';
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
  leastChildPart,
}: {
  modelId: number;
  owner: string;
  unitPrice: string;
  retired: boolean;
  /** Basis points of the builder's amount of a model made from this one. */
  leastChildPart: number;
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
        <LeastChildPart modelId={modelId} leastChildPart={leastChildPart} />
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

/** What models made from this one have to give it at least, from now on. */
function LeastChildPart({ modelId, leastChildPart }: { modelId: number; leastChildPart: number }) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `least-part-${modelId}` });
  const [text, setText] = useState(String(leastChildPart / 100));
  const [problem, setProblem] = useState<string | null>(null);

  function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const part = parsePercent(text);
      setProblem(null);
      void transaction.send({
        address: chain.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'setLeastChildPart',
        args: [BigInt(modelId), BigInt(part)],
        explain: `Ask at least ${formatBasisPoints(part)} of the builder’s amount of models made from this one`,
      });
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'The part could not be read.');
    }
  }

  return (
    <form onSubmit={change} className="flex flex-wrap items-start gap-3">
      <Field
        label="Asked of models made from it, in %"
        hint="Those that were made before keep theirs."
        error={problem}
        className="w-64"
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit" variant="secondary" className="mt-7">
        Change the part
      </TransactionButton>
    </form>
  );
}
