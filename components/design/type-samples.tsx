import { useTexts } from '#texts';

const STEPS = [
  { name: 'hero', className: 'font-display text-hero', face: 'Newsreader 500', size: '42–84\u00a0px' },
  { name: 'heroLong', className: 'font-display text-hero-long', face: 'Newsreader 500', size: '36–74\u00a0px' },
  { name: 'title', className: 'font-display text-title', face: 'Newsreader 500', size: '32–48\u00a0px' },
  { name: 'heading', className: 'font-display text-xl', face: 'Newsreader 500', size: '20–30\u00a0px' },
  { name: 'mapLabel', className: 'map-label text-lg', face: 'Newsreader Italic 400', size: '16–18\u00a0px' },
  { name: 'figure', className: 'figure', face: 'Newsreader 500', size: '28–36\u00a0px' },
  { name: 'text', className: 'text-base', face: 'Inter 400', size: '16\u00a0px' },
  { name: 'small', className: 'text-muted text-sm', face: 'Inter 400', size: '14\u00a0px' },
  { name: 'code', className: 'font-mono text-sm break-all', face: 'ui-monospace', size: '13–14\u00a0px' },
] as const;

/** Each size of type, in itself. */
export function TypeSamples() {
  const t = useTexts('design.typeSamples');
  return (
    <dl className="divide-y divide-line">
      {STEPS.map(({ name, className, face, size }) => (
        <div key={name} className="grid gap-x-6 gap-y-1 py-4 first:pt-0 sm:grid-cols-[11rem_1fr]">
          <dt className="text-faint text-sm">
            <span className="block text-ink">{t(`${name}Name`)}</span>
            <span translate="no">
              {face}, <span className="inline-block">{size}</span>
            </span>
          </dt>
          <dd className={className}>{t(`${name}Sample`)}</dd>
        </div>
      ))}
    </dl>
  );
}
