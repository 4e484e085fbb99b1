'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type Generation, MOST_ANSWER_TOKENS } from '@/lib/schemas/answer';

/** How a language model shall write, as it stands in the fields. */
export type SettingsDraft = { readonly mostTokens: string; readonly temperature: string; readonly seed: string };

export const DEFAULT_SETTINGS: SettingsDraft = { mostTokens: String(MOST_ANSWER_TOKENS), temperature: '0', seed: '' };

type Problems = Partial<Record<keyof SettingsDraft, string>>;

/** What the fields say: the settings, or what is wrong with which. What is left as it was is not sent. */
export function readSettings(draft: SettingsDraft): { generation: Generation | undefined; problems: Problems } {
  const [mostTokens, temperature, seed] = [Number(draft.mostTokens), Number(draft.temperature), Number(draft.seed)];
  const problems: Problems = {};
  if (!Number.isInteger(mostTokens) || mostTokens < 1 || mostTokens > MOST_ANSWER_TOKENS) {
    problems.mostTokens = `Write a whole number from 1 to ${MOST_ANSWER_TOKENS}.`;
  }
  if (draft.temperature.trim() === '' || !(temperature >= 0 && temperature <= 2)) {
    problems.temperature = 'Write a number from 0 to 2.';
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    problems.seed = 'Write a whole number from 0 to 4294967295, or leave it empty.';
  }
  const generation: Generation = {
    ...(mostTokens === MOST_ANSWER_TOKENS ? {} : { mostTokens }),
    ...(temperature === 0 ? {} : { temperature }),
    ...(draft.seed.trim() === '' ? {} : { seed }),
  };
  return { generation: Object.keys(generation).length === 0 ? undefined : generation, problems };
}

/** How a language model shall write, folded away: it does well without. */
export function GenerationSettings({
  draft,
  onChange,
}: {
  draft: SettingsDraft;
  onChange: (draft: SettingsDraft) => void;
}) {
  const { problems } = readSettings(draft);
  const fields = [
    {
      name: 'mostTokens',
      label: 'Longest answer',
      hint: `In tokens, about three letters each; ${MOST_ANSWER_TOKENS} at most.`,
    },
    { name: 'temperature', label: 'Variety', hint: '0 writes what is likeliest, 1 draws as the model sees it.' },
    { name: 'seed', label: 'Seed', hint: 'With variety: the same number draws the same answer.' },
  ] as const;
  const wrong = Object.keys(problems).length > 0;
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="cursor-pointer font-medium text-sm">
        How it shall write{wrong ? <span className="text-bad"> · something to correct</span> : null}
      </summary>
      <div className="mt-4 grid gap-4 sm:grid-cols-3">
        {fields.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} error={problems[name]} optional={name === 'seed'}>
            {(control) => (
              <Input
                {...control}
                inputMode={name === 'temperature' ? 'decimal' : 'numeric'}
                value={draft[name]}
                onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
