'use client';

import { type FormEvent, useState } from 'react';
import type { Hex } from 'viem';
import { useReader, useSay, useTexts } from '#texts';
import type { SearchParents } from '@/components/factory/choose-parents';
import { LicenceNote } from '@/components/factory/licence-note';
import { LineageFields } from '@/components/factory/lineage-fields';
import { PriceSplit } from '@/components/factory/price-split';
import {
  adapterLineage,
  type BaseParent,
  type ChosenParent,
  keptPart,
  readLineage,
} from '@/components/factory/read-lineage';
import type { LicensedSource } from '@/components/factory/roll-up-licences';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';
import { Field } from '@/components/ui/field';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { useSession } from '@/components/wallet/session-provider';
import { TransactionButton } from '@/components/wallet/transaction-button';
import { useTransaction } from '@/components/wallet/use-transaction';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { AppError } from '@/lib/core/errors';
import { formatOpen, formatOpenExact, parseOpen } from '@/lib/core/units';
import type { FeeParts } from '@/lib/rewards/roles';

const WHOLE = 10_000;

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
  namesake,
  usualPrices,
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
  /** Another model that already has this one's name, the newest of them; null for a name of its own. */
  namesake: { readonly modelId: number; readonly owner: string } | null;
  /** What models of its kind cost here, base units as text; null where there are too few to tell. */
  usualPrices: { count: number; least: string; median: string; most: string } | null;
  /** Basis points of a fee, as they are now. */
  feeParts: FeeParts;
  searchParents: SearchParents;
}) {
  const t = useTexts('factory.publishForm');
  const words = { t: useTexts('factory.readLineage'), say: useSay(), tag: useReader().tag };
  const { chain } = useSession();
  const transaction = useTransaction({ key: `publish-${manifestCid}`, pageTells: true });
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
  const typedPrice = priceOf(price);
  const open = (baseUnits: string) => formatOpen(BigInt(baseUnits), words.tag);
  const priceHint = usualPrices
    ? t('priceHintUsual', {
        count: usualPrices.count,
        least: open(usualPrices.least),
        median: open(usualPrices.median),
        most: open(usualPrices.most),
      })
    : t('priceHint');
  const kept = base ? WHOLE - base.leastChildPart : keptPart(parents);

  /** The value that `read` gives, or null where it throws; then `tell` has why. */
  function attempt<Value>(tell: (problem: string | null) => void, otherwise: string, read: () => Value): Value | null {
    try {
      const value = read();
      tell(null);
      return value;
    } catch (error) {
      tell(error instanceof AppError ? words.say(error.message) : otherwise);
      return null;
    }
  }

  function publishNew() {
    const unitPrice = attempt(setProblem, t('priceUnread'), () => {
      const read = price.trim() === '' ? null : parseOpen(price);
      if (read !== null && read > 0n) return read;
      throw new AppError('invalid-input', t(read === null ? 'priceMissing' : 'priceZero'));
    });
    const lineage = attempt(setLineageProblem, t('parentsUnread'), () =>
      base ? adapterLineage(base) : readLineage(words, { parents, leastText }),
    );
    if (unitPrice === null || lineage === null) return;
    const from = base ? base.name : parents.map(({ name }) => name).join(', ');
    const amount = formatOpenExact(unitPrice, words.tag);
    void transaction.send({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'publishModel',
      args: [...manifest, unitPrice, computeProvider, versions, lineage],
      explain: from ? t('explainFrom', { amount, from }) : t('explain', { amount }),
    });
  }

  function publishVersion(modelId: number) {
    void transaction.send({
      address: chain.addresses.modelRegistry,
      abi: modelRegistryAbi,
      functionName: 'publishModelVersion',
      args: [BigInt(modelId), ...manifest, computeProvider, versions],
      explain: t('explainVersion', { modelId }),
    });
  }

  function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (target === 'new') publishNew();
    else publishVersion(Number(target));
  }

  return (
    <Card className="border-river/40">
      <CardHeader title={t('title')} description={t('description')} />
      <form onSubmit={publish} className="grid max-w-3xl gap-6">
        <div className="flex flex-wrap items-start gap-4">
          {ownModels.length > 0 ? (
            <Field label={t('as')} className="w-full sm:w-64">
              {(control) => (
                <Select
                  {...control}
                  value={target}
                  onChange={(event) => setTarget(event.target.value)}
                  options={[
                    { value: 'new', label: t('asNew') },
                    ...ownModels.map((model) => ({
                      value: String(model.id),
                      label: t('asVersion', { name: model.name }),
                    })),
                  ]}
                />
              )}
            </Field>
          ) : null}
          {target === 'new' ? (
            <Field label={t('price')} hint={priceHint} error={problem} className="w-full sm:w-72">
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
          ) : null}
        </div>
        {target === 'new' && namesake ? (
          <Alert tone="warn" title={t('namesake')}>
            {t.rich('namesakeWords', {
              model: () => (
                <Link href={`/models/${namesake.modelId}`} className="underline">
                  {t('model', { modelId: namesake.modelId })}
                </Link>
              ),
              owner: () => <Address address={namesake.owner} />,
            })}
          </Alert>
        ) : null}
        {target === 'new' && typedPrice !== null && kept !== null && kept >= 0 ? (
          <PriceSplit price={typedPrice} feeParts={feeParts} parents={WHOLE - kept} />
        ) : null}
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
        <details className="text-sm">
          <summary className="min-h-6 text-muted hover:text-ink">{t('fingerprints')}</summary>
          <div className="mt-3">
            <CodeList
              lines={[
                [t('manifestHash'), manifestHash],
                [t('weightsHash'), weightsHash],
              ]}
            />
          </div>
        </details>
        <div className="grid justify-items-start gap-3">
          <TransactionButton transaction={transaction} type="submit">
            {t('publish')}
          </TransactionButton>
          <p className="text-faint text-sm">{t('after')}</p>
        </div>
      </form>
    </Card>
  );
}

/** The one parent of an adapter, which cannot be chosen. */
function BaseNote({ base, builderPart }: { base: BaseParent; builderPart: number }) {
  const t = useTexts('factory.publishForm');
  const { tag } = useReader();
  return (
    <p className="text-muted text-sm">
      {t.rich(base.leastChildPart > 0 ? 'baseAsks' : 'baseAsksNothing', {
        base: () => (
          <Link href={`/models/${base.modelId}`} className="link" translate="no">
            {base.name}
          </Link>
        ),
        part: formatBasisPoints(base.leastChildPart, tag),
        builder: formatBasisPoints(builderPart, tag),
      })}
    </p>
  );
}

/** The price that is typed; null while it is none. */
function priceOf(text: string): bigint | null {
  try {
    const price = parseOpen(text);
    return price > 0n ? price : null;
  } catch {
    // Still being typed; said when it is sent.
    return null;
  }
}
