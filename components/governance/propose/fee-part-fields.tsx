'use client';

import { useTexts } from '#texts';
import { type ProposalDraft, sumParts } from '@/components/governance/propose/proposal-draft';
import { percentInWords } from '@/components/governance/protocol-words';
import { useProtocolWords } from '@/components/governance/use-protocol-words';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { FEE_PARTS } from '@/lib/core/protocol-names';

/** The five parts in percent, and their sum as it is typed. */
export function FeePartFields({
  parts,
  state,
  problems,
  onChange,
}: {
  parts: ProposalDraft['parts'];
  state: ProtocolState;
  problems: Readonly<Record<string, string>>;
  onChange: (parts: ProposalDraft['parts']) => void;
}) {
  const t = useTexts('governance.feePartFields');
  const words = useProtocolWords();
  const sum = sumParts(parts);
  const percent = (basisPoints: number) => percentInWords(words, basisPoints);
  const hints: Partial<Record<keyof typeof parts, string>> = {
    treasury: t('atMost', { most: percent(state.mostTreasuryPart) }),
    contributors: t('atLeast', { least: percent(state.leastContributorsPart) }),
  };
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 font-medium text-ink text-sm">{t('legend')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {FEE_PARTS.map((part) => (
          <Field key={part} label={words.t(`feePart.${part}`)} hint={hints[part]} error={problems[part]}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={parts[part]}
                onChange={(event) => onChange({ ...parts, [part]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-sm" aria-live="polite">
        {sum === null ? (
          <span className="text-muted">{t('whole')}</span>
        ) : (
          <span className={sum === 10_000 ? 'text-good' : 'text-warn'}>
            {sum === 10_000 ? t('right', { sum: percent(sum) }) : t('wrong', { sum: percent(sum) })}
          </span>
        )}
      </p>
      {problems.parts ? (
        <p className="text-bad text-sm" role="alert">
          {problems.parts}
        </p>
      ) : null}
    </fieldset>
  );
}
