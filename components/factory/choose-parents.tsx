'use client';

import { useEffect, useState } from 'react';
import { useReader, useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { type ChosenParent, keptPart, type ParentOffer, partProblem } from '@/components/factory/read-lineage';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';

export type SearchParents = (search: string) => Promise<ActionReply<ParentOffer[]>>;

/** Names the models that this one was made from, each with its part of the builder's amount. */
export function ChooseParents({
  chosen,
  builderPart,
  onChange,
  search,
}: {
  chosen: readonly ChosenParent[];
  /** Basis points of a fee. */
  builderPart: number;
  onChange: (chosen: ChosenParent[]) => void;
  search: SearchParents;
}) {
  const t = useTexts('factory.chooseParents');
  const words = { t: useTexts('factory.readLineage'), say: useSay(), tag: useReader().tag };
  const kept = keptPart(chosen);
  return (
    <div className="grid gap-4">
      {chosen.length > 0 ? (
        <ul className="grid gap-3" aria-label={t('parents')}>
          {chosen.map((parent) => (
            <li key={parent.id} className="rounded-md border border-line p-3">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <ParentWords parent={parent} />
                <Button variant="quiet" size="sm" onClick={() => onChange(chosen.filter(({ id }) => id !== parent.id))}>
                  {t.rich('leaveOut', { name: parent.name, hidden })}
                </Button>
              </div>
              <Field
                label={t.rich('part', { name: parent.name, hidden })}
                error={partProblem(words, parent)}
                className="mt-2 w-full sm:w-56"
              >
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    value={parent.partText}
                    onChange={(event) =>
                      onChange(
                        chosen.map((one) => (one.id === parent.id ? { ...one, partText: event.target.value } : one)),
                      )
                    }
                  />
                )}
              </Field>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen.length > 0 && kept !== null ? (
        <p className={kept < 0 ? 'text-bad text-sm' : 'text-muted text-sm'} role="status">
          {kept < 0
            ? t('tooMuch')
            : t('kept', {
                builder: formatBasisPoints(builderPart, words.tag),
                kept: formatBasisPoints(kept, words.tag),
              })}
        </p>
      ) : null}
      <SearchModels
        search={search}
        taken={chosen.map(({ id }) => id)}
        onAdd={(offer) =>
          onChange([...chosen, { ...offer, partText: String(Math.max(offer.leastChildPart, 1_000) / 100) }])
        }
      />
    </div>
  );
}

/** How long somebody has typed nothing before models are looked up. */
const PAUSE_MS = 250;

function SearchModels({
  search,
  taken,
  onAdd,
}: {
  search: SearchParents;
  taken: readonly number[];
  onAdd: (offer: ParentOffer) => void;
}) {
  const t = useTexts('factory.chooseParents');
  const say = useSay();
  const [text, setText] = useState('');
  const [offers, setOffers] = useState<readonly ParentOffer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await callAction(() => search(text));
      if (!current) return;
      setProblem(reply.ok ? null : reply.error.message);
      setOffers(reply.ok ? reply.value : null);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, search]);
  const shown = offers?.filter(({ id }) => !taken.includes(id)) ?? [];
  return (
    <div className="grid gap-3">
      <Field label={t('search')} hint={t('searchHint')}>
        {(control) => (
          <Input
            {...control}
            type="search"
            value={text}
            autoComplete="off"
            // Enter would publish the form around it.
            onKeyDown={(event) => (event.key === 'Enter' ? event.preventDefault() : undefined)}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {problem ? <Alert tone="bad">{say(problem)}</Alert> : null}
      {offers && shown.length === 0 && !problem ? <p className="text-muted text-sm">{t('none')}</p> : null}
      {shown.length > 0 ? (
        <ul className="grid gap-2" aria-label={t('offers')}>
          {shown.map((offer) => (
            <li
              key={offer.id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3 py-2"
            >
              <ParentWords parent={offer} />
              <Button variant="secondary" size="sm" onClick={() => onAdd(offer)}>
                {t.rich('name', { name: offer.name, hidden })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function ParentWords({ parent }: { parent: ParentOffer }) {
  const t = useTexts('factory.chooseParents');
  const { tag } = useReader();
  return (
    <div className="min-w-0 text-sm">
      <Link href={`/models/${parent.id}`} className="link break-words font-medium" target="_blank" translate="no">
        {parent.name}
      </Link>
      <p className="flex flex-wrap items-center gap-x-1.5 text-faint">
        {t.rich('by', { number: parent.id, owner: () => <Address address={parent.owner} /> })}
        {parent.leastChildPart > 0
          ? t('asks', { part: formatBasisPoints(parent.leastChildPart, tag) })
          : t('asksNothing')}
      </p>
    </div>
  );
}

/** What screen readers alone are told. */
function hidden(chunks: React.ReactNode) {
  return <span className="sr-only">{chunks}</span>;
}
