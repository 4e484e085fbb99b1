import type { ProtocolWords } from '@/components/governance/protocol-words';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';

const HOUR_S = 3_600n;
const OPEN = 10n ** 18n;

/** What somebody who votes on an action should not overlook; null when it is within what one would expect. */
export function warnOfAction({ t }: ProtocolWords, action: ProposalAction): string | null {
  switch (action.kind) {
    case 'set-role':
      if (action.role === 'guardian' && action.holder === ZERO_ADDRESS) return t('warning.noGuardian');
      if (action.role === 'treasury') return t('warning.treasuryMoves');
      return action.role === 'operator' ? t('warning.operatorMoves') : null;
    case 'set-voting':
      return warnOfSetting(t, action);
    default:
      return null;
  }
}

function warnOfSetting(
  t: ProtocolWords['t'],
  { setting, value }: Extract<ProposalAction, { kind: 'set-voting' }>,
): string | null {
  switch (setting) {
    case 'timelockDelay':
      return value < HOUR_S ? t('warning.shortTimelock') : null;
    case 'votingPeriod':
      return value < HOUR_S ? t('warning.shortVote') : null;
    case 'votingDelay':
      return value === 0n ? t('warning.noDelay') : null;
    case 'proposalThreshold':
      return value < OPEN ? t('warning.noThreshold') : null;
    case 'quorumPercent':
      if (value === 0n) return t('warning.noQuorum');
      return value > 50n ? t('warning.highQuorum') : null;
    case 'lateQuorumExtension':
      return null;
  }
}
