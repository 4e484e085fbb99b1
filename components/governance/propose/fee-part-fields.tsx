'use client';

import { type ProposalDraft, sumParts } from '@/components/governance/propose/proposal-draft';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatValue } from '@/lib/chain/governance/format-value';
import { FEE_PART_WORDS, type ProtocolState } from '@/lib/chain/governance/protocol-values';
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
  const sum = sumParts(parts);
  const percent = (basisPoints: number) => formatValue(BigInt(basisPoints), 'basis-points');
  const hints: Partial<Record<keyof typeof parts, string>> = {
    treasury: `At most ${percent(state.mostTreasuryPart)}.`,
    contributors: `At least ${percent(state.leastContributorsPart)}.`,
  };
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 font-medium text-ink text-sm">Parts of a fee, in percent</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {FEE_PARTS.map((part) => (
          <Field key={part} label={FEE_PART_WORDS[part]} hint={hints[part]} error={problems[part]}>
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
          <span className="text-muted">The parts have to make 100&nbsp;% together.</span>
        ) : (
          <span className={sum === 10_000 ? 'text-good' : 'text-warn'}>
            Together {percent(sum)}
            {sum === 10_000 ? '.' : '; they have to make 100\u00a0%.'}
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
