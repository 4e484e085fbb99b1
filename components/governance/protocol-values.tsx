import Link from 'next/link';
import type { ReactNode } from 'react';
import { Address } from '@/components/ui/address';
import { boundsInWords, settingBounds } from '@/lib/chain/governance/check-action';
import { formatValue } from '@/lib/chain/governance/format-value';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import {
  FEE_PART_WORDS,
  PARAMETER_WORDS,
  type ProtocolState,
  ROLE_WORDS,
  VOTING_SETTING_WORDS,
} from '@/lib/chain/governance/protocol-values';
import { FEE_PARTS, GOVERNOR_SETTINGS, PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';

/** The numbers that votes can change, with the bounds that no vote passes. */
export function ParameterList({ state }: { state: ProtocolState }) {
  return (
    <Lines>
      {PROTOCOL_PARAMETERS.map((name) => {
        const { label, unit, meaning } = PARAMETER_WORDS[name];
        const { value, ...bounds } = state.parameters[name];
        return (
          <Line
            key={name}
            label={label}
            meaning={meaning}
            value={formatValue(value, unit)}
            bounds={boundsInWords(bounds, unit)}
            propose={`?template=set-parameter&parameter=${name}`}
          />
        );
      })}
    </Lines>
  );
}

/** How votes are held. */
export function VotingList({ state }: { state: ProtocolState }) {
  return (
    <Lines>
      {GOVERNOR_SETTINGS.map((name) => {
        const { label, unit, meaning } = VOTING_SETTING_WORDS[name];
        return (
          <Line
            key={name}
            label={label}
            meaning={meaning}
            value={formatValue(state.voting[name], unit)}
            bounds={boundsInWords(settingBounds(name, state), unit)}
            propose={`?template=set-voting&setting=${name}`}
          />
        );
      })}
    </Lines>
  );
}

/** Who may do what. */
export function RoleList({ state, timelock }: { state: ProtocolState; timelock: string }) {
  return (
    <Lines>
      {PROTOCOL_ROLES.map((role) => {
        const { label, meaning } = ROLE_WORDS[role];
        const holder = state.roles[role];
        return (
          <Line
            key={role}
            label={label}
            meaning={meaning}
            value={
              holder === ZERO_ADDRESS ? (
                'Nobody'
              ) : (
                <Address address={holder} {...(holder === timelock ? { name: 'the timelock' } : {})} />
              )
            }
            propose={`?template=set-role&role=${role}`}
          />
        );
      })}
    </Lines>
  );
}

/** How a fee is divided, each part a bar of the whole. */
export function FeePartList({ state }: { state: ProtocolState }) {
  return (
    <ul className="grid gap-3 text-sm">
      {FEE_PARTS.map((part) => (
        <li key={part}>
          <div className="flex items-baseline justify-between gap-4">
            <span className="text-ink">{FEE_PART_WORDS[part]}</span>
            <span className="text-muted tabular-nums">{formatValue(BigInt(state.feeParts[part]), 'basis-points')}</span>
          </div>
          <div className="mt-1 h-1.5 rounded-full bg-sunken" aria-hidden="true">
            <div
              className="h-full min-w-0.5 rounded-full bg-value-fill"
              style={{ width: `${state.feeParts[part] / 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line">{children}</ul>;
}

function Line({
  label,
  meaning,
  value,
  bounds,
  propose,
}: {
  label: string;
  meaning: string;
  value: ReactNode;
  bounds?: string;
  /** The query of the page that proposes a change of it. */
  propose: string;
}) {
  return (
    <li className="grid gap-x-6 gap-y-1 px-5 py-4 sm:grid-cols-[1fr_auto] sm:px-6">
      <div className="min-w-0">
        <p className="font-medium text-ink">{label}</p>
        <p className="text-muted text-sm">{meaning}</p>
      </div>
      <div className="min-w-0 text-sm sm:text-right">
        <p className="font-semibold text-base text-ink tabular-nums">{value}</p>
        {bounds ? <p className="text-faint">{bounds}</p> : null}
        <Link href={`/governance/propose${propose}`} className="link">
          Propose another<span className="sr-only">: {label}</span>
        </Link>
      </div>
    </li>
  );
}
