'use client';

import { useTexts } from '#texts';
import { ChooseParents, type SearchParents } from '@/components/factory/choose-parents';
import type { ChosenParent } from '@/components/factory/read-lineage';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUnfolded } from '@/components/ui/use-unfolded';

/** The models that this one was made from, with their parts, and what it asks of those made from it. */
export function LineageFields({
  parents,
  leastText,
  builderPart,
  open,
  onParents,
  onLeast,
  search,
}: {
  parents: readonly ChosenParent[];
  /** In percent, as typed. */
  leastText: string;
  /** Basis points of a fee. */
  builderPart: number;
  /** Shown although nobody asked: something in it is to be put right. */
  open: boolean;
  onParents: (parents: ChosenParent[]) => void;
  onLeast: (text: string) => void;
  search: SearchParents;
}) {
  const t = useTexts('factory.lineageFields');
  const { fold, unfolded } = useUnfolded();
  return (
    <details {...fold} className="rounded-lg border border-line p-4" open={open || undefined}>
      <summary className="cursor-pointer font-medium text-sm">
        {t('title')}
        {parents.length > 0 ? <span className="ml-2 text-muted">{t('named', { count: parents.length })}</span> : null}
      </summary>
      <div className="mt-4 grid gap-5">
        <p className="text-muted text-sm">{t('words')}</p>
        {unfolded ? (
          <ChooseParents chosen={parents} builderPart={builderPart} onChange={onParents} search={search} />
        ) : null}
        <Field label={t('least')} hint={t('leastHint')} className="w-full sm:w-96">
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={leastText}
              onChange={(event) => onLeast(event.target.value)}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
