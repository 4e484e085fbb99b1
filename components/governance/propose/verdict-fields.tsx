'use client';

import { useTexts } from '#texts';
import type { ProposalDraft } from '@/components/governance/propose/proposal-draft';
import { Field } from '@/components/ui/field';
import { RadioCard } from '@/components/ui/radio-card';
import { Textarea } from '@/components/ui/textarea';
import { MOST_REASON } from '@/lib/chain/governance/proposal-action';

/** Who is right, and why. */
export function VerdictFields({
  draft,
  words,
  problems,
  onChange,
}: {
  draft: Pick<ProposalDraft, 'verdict' | 'reason'>;
  /** What each decision says. */
  words: { upheld: string; dismissed: string };
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<Pick<ProposalDraft, 'verdict' | 'reason'>>) => void;
}) {
  const t = useTexts('governance.verdictFields');
  const choices = [
    { verdict: 'upheld', label: t('uphold'), meaning: words.upheld },
    { verdict: 'dismissed', label: t('dismiss'), meaning: words.dismissed },
  ] as const;
  return (
    <>
      <fieldset className="grid gap-2" aria-describedby={problems.verdict ? 'verdict-problem' : undefined}>
        <legend className="mb-2 font-medium text-ink text-sm">{t('decision')}</legend>
        {choices.map((choice) => (
          <RadioCard
            key={choice.verdict}
            name="verdict"
            label={choice.label}
            description={choice.meaning}
            aria-invalid={problems.verdict ? true : undefined}
            checked={draft.verdict === choice.verdict}
            onChange={() => onChange({ verdict: choice.verdict })}
          />
        ))}
        {problems.verdict ? (
          <p id="verdict-problem" className="text-bad text-sm" role="alert">
            {problems.verdict}
          </p>
        ) : null}
      </fieldset>
      <Field label={t('reason')} hint={t('reasonHint')} error={problems.reason}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={MOST_REASON}
            value={draft.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
