'use client';

import { type FormEvent, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
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
  const t = useTexts('models.ownerControls');
  const say = useSay();
  const { tag } = useReader();
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
        return setProblem(t('abovezero'));
      }
      if (next === BigInt(unitPrice)) return setProblem(t('samePrice'));
      setProblem(null);
      void pricing.send({
        address: chain.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'setPrice',
        args: [BigInt(modelId), next],
        explain: t('explainPrice', { price: formatOpenExact(next, tag) }),
      });
    } catch (error) {
      setProblem(error instanceof AppError ? say(error.message) : t('unreadablePrice'));
    }
  }

  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <div className="flex flex-wrap items-start gap-x-8 gap-y-5">
        <form onSubmit={changePrice} className="flex flex-wrap items-start gap-3">
          <Field label={t('price')} error={problem} className="w-56">
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={price}
                onChange={(event) => {
                  setPrice(event.target.value);
                  setProblem(null);
                }}
              />
            )}
          </Field>
          <TransactionButton transaction={pricing} type="submit" variant="secondary" className="mt-7">
            {t('changePrice')}
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
              explain: t(retired ? 'explainOffer' : 'explainRetire'),
            })
          }
        >
          {t(retired ? 'offer' : 'retire')}
        </TransactionButton>
      </div>
    </Card>
  );
}

/** What models made from this one have to give it at least, from now on. */
function LeastChildPart({ modelId, leastChildPart }: { modelId: number; leastChildPart: number }) {
  const t = useTexts('models.ownerControls');
  const say = useSay();
  const { tag } = useReader();
  const { chain } = useSession();
  const transaction = useTransaction({ key: `least-part-${modelId}` });
  const [text, setText] = useState(String(leastChildPart / 100));
  const [problem, setProblem] = useState<string | null>(null);

  function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    try {
      const part = parsePercent(text);
      if (part === leastChildPart) return setProblem(t('samePart'));
      setProblem(null);
      void transaction.send({
        address: chain.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'setLeastChildPart',
        args: [BigInt(modelId), BigInt(part)],
        explain: t('explainPart', { part: formatBasisPoints(part, tag) }),
      });
    } catch (error) {
      setProblem(error instanceof AppError ? say(error.message) : t('unreadablePart'));
    }
  }

  return (
    <form onSubmit={change} className="flex flex-wrap items-start gap-3">
      <Field label={t('part')} hint={t('partHint')} error={problem} className="w-64">
        {(control) => (
          <Input {...control} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <TransactionButton transaction={transaction} type="submit" variant="secondary" className="mt-7">
        {t('changePart')}
      </TransactionButton>
    </form>
  );
}
