import { cn } from '@/components/ui/cn';
import type { ModelKind } from '@/lib/schemas/training';

const KINDS = [
  {
    kind: 'classifier',
    name: 'Labels',
    description: 'Reads a text and names the label it belongs to, with a probability for each.',
  },
  {
    kind: 'retrieval',
    name: 'Answers from passages',
    description: 'Finds the record that answers a question and quotes the words that do, with their place.',
  },
] as const satisfies readonly { kind: ModelKind; name: string; description: string }[];

/** What the model shall answer: two radio buttons with what each means. */
export function ChooseKind({ kind, onChange }: { kind: ModelKind; onChange: (kind: ModelKind) => void }) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">What the model answers</legend>
      {KINDS.map((choice) => (
        <label
          key={choice.kind}
          className={cn(
            'flex cursor-pointer gap-3 rounded-md border p-4 has-focus-visible:outline-2 has-focus-visible:outline-river has-focus-visible:outline-offset-2',
            choice.kind === kind ? 'border-river bg-river-soft' : 'border-line hover:border-line-strong',
          )}
        >
          <input
            type="radio"
            name="kind"
            value={choice.kind}
            checked={choice.kind === kind}
            onChange={() => onChange(choice.kind)}
            className="mt-1 size-4 shrink-0 accent-river"
          />
          <span className="grid content-start gap-1">
            <span className="font-medium text-ink text-sm">{choice.name}</span>
            <span className="text-muted text-sm">{choice.description}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
