import { useReader, useTexts } from '#texts';
import { formatBasisPoints } from '@/components/ui/format-basis-points';

const COLOURS = ['var(--chart-4)', 'var(--chart-5)', 'var(--chart-2)', 'var(--chart-6)', 'var(--chart-1)'];

/** How the builder's amount of a fee is divided among the builder and the parents: a bar, and the same in words. */
export function BuilderParts({
  parents,
  builderPart,
}: {
  /** Parts are basis points of the builder's amount. */
  parents: readonly { readonly modelId: number; readonly name: string; readonly part: number }[];
  /** Basis points of a fee. */
  builderPart: number;
}) {
  const t = useTexts('models.builderParts');
  const { tag } = useReader();
  const kept = parents.reduce((rest, { part }) => rest - part, 10_000);
  const pieces = [
    ...parents.map(({ modelId, name, part }, index) => ({
      key: String(modelId),
      name: t('parent', { name }),
      part,
      colour: COLOURS[index % COLOURS.length] ?? 'var(--chart-4)',
    })),
    { key: 'builder', name: t('builder'), part: kept, colour: 'var(--chart-3)' },
  ].filter(({ part }) => part > 0);
  return (
    <figure>
      <figcaption className="mb-2 text-muted text-sm">
        {t('caption', { part: formatBasisPoints(builderPart, tag) })}
      </figcaption>
      <div className="flex h-3 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
        {pieces.map(({ key, part, colour }) => (
          <span key={key} style={{ flexGrow: part, backgroundColor: colour }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {pieces.map(({ key, name, part, colour }) => (
          <li key={key} className="flex items-center gap-2">
            <span className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} aria-hidden="true" />
            <span className="break-words">{name}</span>
            <span className="text-faint tabular-nums">
              {t('parts', { part: formatBasisPoints(part, tag), ofFee: formatOfFee(part, builderPart, tag) })}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A part of the builder's amount as a part of the fee, to a hundredth of a percent. */
function formatOfFee(part: number, builderPart: number, tag: string): string {
  return formatBasisPoints(Math.round((part * builderPart) / 10_000), tag);
}
