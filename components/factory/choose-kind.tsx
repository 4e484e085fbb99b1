import { KIND_GUIDES, type KindGuide } from '@/components/factory/kind-guide';
import { cn } from '@/components/ui/cn';
import type { TrainingRequest } from '@/lib/schemas/training';

/** What the model shall be: the kinds side by side, each with what it is good for, needs, takes and cannot do. */
export function ChooseKind({
  kind,
  onChange,
}: {
  kind: TrainingRequest['kind'];
  onChange: (kind: TrainingRequest['kind']) => void;
}) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <legend className="sr-only">What the model shall be</legend>
      {KIND_GUIDES.map((guide) => (
        <label
          key={guide.kind}
          className={cn(
            'flex cursor-pointer gap-3 rounded-md border p-4 has-focus-visible:outline-2 has-focus-visible:outline-river has-focus-visible:outline-offset-2',
            guide.kind === kind ? 'border-river bg-river-soft' : 'border-line hover:border-line-strong',
          )}
        >
          <input
            type="radio"
            name="kind"
            value={guide.kind}
            checked={guide.kind === kind}
            onChange={() => onChange(guide.kind)}
            aria-describedby={`kind-${guide.kind}`}
            aria-label={guide.name}
            className="mt-1 size-4 shrink-0 accent-river"
          />
          <span className="grid min-w-0 content-start gap-2" id={`kind-${guide.kind}`}>
            <span className="font-medium text-ink text-sm">{guide.name}</span>
            <span className="text-muted text-sm">{guide.description}</span>
            <Facts guide={guide} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Facts({ guide }: { guide: KindGuide }) {
  const facts = [
    ['Good for', guide.goodFor],
    ['Needs', guide.needs],
    ['Takes', guide.time],
    ['Limits', guide.limits],
  ];
  return (
    <span className="mt-1 grid gap-1.5 text-sm">
      {facts.map(([name, words]) => (
        <span key={name} className="text-muted">
          <span className="font-medium text-ink">{name}: </span>
          {words}
        </span>
      ))}
    </span>
  );
}
