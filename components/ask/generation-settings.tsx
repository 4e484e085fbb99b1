'use client';

import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Generation } from '@/lib/schemas/answer';
import { MOST_ANSWER_TOKENS } from '@/lib/schemas/answer-limits';

/** How a language model shall write, as it stands in the fields. */
export type SettingsDraft = { readonly mostTokens: string; readonly temperature: string; readonly seed: string };

export const DEFAULT_SETTINGS: SettingsDraft = { mostTokens: String(MOST_ANSWER_TOKENS), temperature: '0', seed: '' };

const LARGEST_SEED = 0xffff_ffff;

/** Which fields do not hold what they should. */
type Problems = Partial<Record<keyof SettingsDraft, true>>;

/** What the fields say: the settings, or what is wrong with which. What is left as it was is not sent. */
export function readSettings(draft: SettingsDraft): { generation: Generation | undefined; problems: Problems } {
  const [mostTokens, seed] = [Number(draft.mostTokens), Number(draft.seed)];
  // Many write a comma for the point.
  const temperature = Number(draft.temperature.replace(',', '.'));
  const problems: Problems = {};
  if (!Number.isInteger(mostTokens) || mostTokens < 1 || mostTokens > MOST_ANSWER_TOKENS) {
    problems.mostTokens = true;
  }
  if (draft.temperature.trim() === '' || !(temperature >= 0 && temperature <= 2)) {
    problems.temperature = true;
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
    problems.seed = true;
  }
  const generation: Generation = {
    ...(mostTokens === MOST_ANSWER_TOKENS ? {} : { mostTokens }),
    ...(temperature === 0 ? {} : { temperature }),
    ...(draft.seed.trim() === '' ? {} : { seed }),
  };
  return { generation: Object.keys(generation).length === 0 ? undefined : generation, problems };
}

const FIELDS = ['mostTokens', 'temperature', 'seed'] as const;

/** How a language model shall write, folded away: it does well without. */
export function GenerationSettings({
  draft,
  onChange,
}: {
  draft: SettingsDraft;
  onChange: (draft: SettingsDraft) => void;
}) {
  const t = useTexts('ask.generationSettings');
  const { problems } = readSettings(draft);
  const wrong = Object.keys(problems).length > 0;
  return (
    <details className="rounded-md border border-line px-4 py-3">
      <summary className="cursor-pointer font-medium text-sm">
        {t('title')}
        {wrong ? <span className="ml-1 text-bad">{t('toCorrect')}</span> : null}
      </summary>
      <div className="mt-4 grid gap-4 sm:grid-cols-3">
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(name)}
            hint={t(`${name}Hint`, { most: MOST_ANSWER_TOKENS })}
            error={
              problems[name] ? t(`${name}Problem`, { most: MOST_ANSWER_TOKENS, largest: LARGEST_SEED }) : undefined
            }
            optional={name === 'seed'}
          >
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
