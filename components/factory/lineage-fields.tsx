import { ChooseParents, type SearchParents } from '@/components/factory/choose-parents';
import type { ChosenParent } from '@/components/factory/read-lineage';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

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
  return (
    <details className="rounded-lg border border-line p-4" open={open || undefined}>
      <summary className="cursor-pointer font-medium text-sm">
        Made from other models?
        {parents.length > 0 ? <span className="ml-2 text-muted">{parents.length} named</span> : null}
      </summary>
      <div className="mt-4 grid gap-5">
        <p className="text-muted text-sm">
          Name the models that this one builds on. A part of your builder’s amount then goes to their builders, curators
          and contributors with every answer. Parents and their parts stand for good; their least part is what they ask
          of you now.
        </p>
        <ChooseParents chosen={parents} builderPart={builderPart} onChange={onParents} search={search} />
        <Field
          label="What you ask of models made from yours, in %"
          hint="The least part of their builder’s amount that yours gets. You can change it for later ones."
          className="w-full sm:w-96"
        >
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
