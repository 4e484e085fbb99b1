const STEPS = [
  { title: 'Choose data', text: 'Published versions of Datanets whose owners let you train.' },
  {
    title: 'Train',
    text: 'A worker fits the model in seconds to minutes. The same data and seed give the same model.',
  },
  { title: 'Judge', text: 'See how it does on records it never saw, before and after, and try it for free.' },
  { title: 'Publish', text: 'Name a price. Each paid answer pays you and the people behind the data.' },
];

/** The way from data to a published model, in four words. */
export function FactorySteps() {
  return (
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {STEPS.map((step, index) => (
        <li key={step.title} className="rounded-lg border border-line bg-surface p-5">
          <span className="font-semibold text-river text-sm tabular-nums">{index + 1}</span>
          <h2 className="mt-1 font-semibold text-ink">{step.title}</h2>
          <p className="mt-1 text-muted text-sm">{step.text}</p>
        </li>
      ))}
    </ol>
  );
}
