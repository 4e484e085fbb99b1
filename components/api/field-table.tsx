import { useSay, useTexts } from '#texts';
import type { ShownField } from '@/components/api/describe-schema';

export type FieldRow = ShownField & { place?: 'path' | 'query' | 'header' };

/** What a request or an answer holds: name, type, what it means, whether it must be there. Names and types are the program's own words. */
export function FieldTable({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  const t = useTexts('api.endpointCard');
  const say = useSay();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a section would be one landmark of very many
    <div
      role="group"
      className="overflow-x-auto"
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="w-full text-left text-sm">
        <caption className="mb-1 text-left font-medium text-ink">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('where')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-y">
          {rows.map(({ name, type, required, description, place }) => (
            <tr key={name} className="align-baseline">
              <th scope="row" className="py-1.5 pr-4 font-mono font-normal text-ink text-xs" translate="no">
                {name}
              </th>
              <td className="max-w-96 py-1.5 pr-4">
                <span className="block break-words font-mono text-muted text-xs" translate="no">
                  {type}
                </span>
                {say(description)}
              </td>
              <td className="py-1.5 text-right text-faint text-xs sm:whitespace-nowrap">
                {place ? `${t(place)}, ` : ''}
                {t(required ? 'required' : 'optional')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
