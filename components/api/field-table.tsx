import { useTexts } from '#texts';

export type FieldRow = { name: string; type: string; required: boolean; place?: 'path' | 'query' | 'header' };

/** What a request or an answer holds: name, type, whether it must be there. Names and types are the program's own words. */
export function FieldTable({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  const t = useTexts('api.endpointCard');
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
          {rows.map(({ name, type, required, place }) => (
            <tr key={name} className="align-baseline">
              <th scope="row" className="py-1.5 pr-4 font-mono font-normal text-ink text-xs" translate="no">
                {name}
              </th>
              <td className="max-w-72 break-words py-1.5 pr-4 font-mono text-muted text-xs" translate="no">
                {type}
              </td>
              <td className="whitespace-nowrap py-1.5 text-right text-faint text-xs">
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
