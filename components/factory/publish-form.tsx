'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { Hex } from 'viem';
import type { SearchParents } from '@/components/factory/choose-parents';
import { LicenceNote } from '@/components/factory/licence-note';
import { LineageFields } from '@/components/factory/lineage-fields';
import { adapterLineage, type BaseParent, type ChosenParent, readLineage } from '@/components/factory/read-lineage';
import type { LicensedSource } from '@/components/factory/roll-up-licences';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';
import { Field } from '@/components/ui/field';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact, parseOpen } from '@/lib/core/units';
import type { FeeParts } from '@/lib/rewards/roles';

/** Names a price and publishes the trained model: one transaction. */
export function PublishForm({
  manifestCid,
  manifestHash,
  computeProvider,
  weightsHash,
  datanets,
  sources,
  base,
  ownModels,
  feeParts,
  searchParents,
}: {
  manifestCid: string;
  manifestHash: Hex;
  computeProvider: Hex;
  weightsHash: Hex;
  datanets: readonly { readonly datanetId: number; readonly version: number }[];
  /** All that it rests on, with the licence of each. */
  sources: readonly LicensedSource[];
  /** What an adapter is laid upon; null for another kind. */
  base: BaseParent | null;
  /** Models of the builder that this could become a new version of. */
  ownModels: readonly { readonly id: number; readonly name: string }[];
  /** Basis points of a fee, as they are now. */
  feeParts: FeeParts;
  searchParents: SearchParents;
}) {
  const { chain } = useSession();
  const transaction = useTransaction({ key: `publish-${manifestCid}` });
  const [target, setTarget] = useState('new');
  const [price, setPrice] = useState('1');
  const [parents, setParents] = useState<readonly ChosenParent[]>([]);
  const [leastText, setLeastText] = useState('0');
  const [problem, setProblem] = useState<string | null>(null);
  const [lineageProblem, setLineageProblem] = useState<string | null>(null);

  const manifest = [manifestCid, manifestHash] as const;
  const versions = [...datanets]
    .sort((a, b) => a.datanetId - b.datanetId)
    .map((datanet) => ({ datanetId: BigInt(datanet.datanetId), version: BigInt(datanet.version) }));

  function publishNew() {
    const unitPrice = attempt(setProblem, 'The price could not be read.', readPrice);
    const lineage = attempt(setLineageProblem, 'The parents could not be read.', () =>
      base ? adapterLineage(base) : readLineage({ parents, leastText }),
    );
    if (unitPrice === null || lineage === null) return;
    const from = base ? base.name : parents.map(({ name }) => name).join(', ');
    void transaction.send({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'publishModel',
      args: [...manifest, unitPrice, computeProvider, versions, lineage],
      explain: `Publish this model at ${formatOpenExact(unitPrice)} OPEN an answer${from ? `, made from ${from}` : ''}`,
    });
  }

  function readPrice(): bigint {
    const unitPrice = parseOpen(price);
    if (unitPrice > 0n) return unitPrice;
    throw new AppError('invalid-input', 'The price must be above 0, or nobody behind the model earns.');
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
    if (target === 'new') publishNew();
    else publishVersion(Number(target));
  }

  return (
    <Card className="border-river/40">
      <CardHeader
        title="Publish it"
        description="The manifest (data, settings, measurements, weights hash) goes on chain with your price. You can change the price or retire the model later; what was paid stays as it was."
      />
      <form onSubmit={publish} className="grid gap-5">
        <div className="flex flex-wrap items-start gap-4">
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
              hint={describeParts(feeParts)}
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
        </div>
        {target === 'new' && base ? <BaseNote base={base} builderPart={feeParts.builder} /> : null}
        {target === 'new' && !base ? (
          <LineageFields
            parents={parents}
            leastText={leastText}
            builderPart={feeParts.builder}
            open={lineageProblem !== null}
            onParents={setParents}
            onLeast={setLeastText}
            search={searchParents}
          />
        ) : null}
        {lineageProblem ? <Alert tone="bad">{lineageProblem}</Alert> : null}
        <LicenceNote sources={sources} />
        <CodeList
          lines={[
            ['Manifest hash, on chain', manifestHash],
            ['Weights hash, in the manifest', weightsHash],
          ]}
        />
        <TransactionButton transaction={transaction} type="submit">
          Publish the model
        </TransactionButton>
      </form>
    </Card>
  );
}

/** The one parent of an adapter, which cannot be chosen. */
function BaseNote({ base, builderPart }: { base: BaseParent; builderPart: number }) {
  return (
    <p className="text-muted text-sm">
      As an adapter it names its base,{' '}
      <Link href={`/models/${base.modelId}`} className="link">
        {base.name}
      </Link>
      , as its parent for good.{' '}
      {base.leastChildPart > 0
        ? `The base asks ${formatBasisPoints(base.leastChildPart)} of the builder’s ${formatBasisPoints(builderPart)} of each fee; the rest of that is yours.`
        : `The base asks nothing of the builder’s ${formatBasisPoints(builderPart)} of each fee: all of that is yours.`}
    </p>
  );
}

/** The value that `read` gives, or null where it throws; then `say` has why. */
function attempt<Value>(say: (problem: string | null) => void, otherwise: string, read: () => Value): Value | null {
  try {
    const value = read();
    say(null);
    return value;
  } catch (error) {
    say(error instanceof AppError ? error.message : otherwise);
    return null;
  }
}

function describeParts(parts: FeeParts): string {
  const part = (role: keyof FeeParts) => formatBasisPoints(parts[role]);
  return `${part('builder')} of it is yours, ${part('treasury')} goes to the treasury, ${part('curators')} to who stakes on its Datanets, ${part('compute')} pays for computing, ${part('contributors')} goes to the contributors. A part with nobody to take it goes to the contributors too.`;
}
