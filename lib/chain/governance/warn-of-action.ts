import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';

const HOUR_S = 3_600n;
const OPEN = 10n ** 18n;

/** What somebody who votes on an action should not overlook; null when it is within what one would expect. */
export function warnOfAction(action: ProposalAction): string | null {
  switch (action.kind) {
    case 'set-role':
      if (action.role === 'guardian' && action.holder === ZERO_ADDRESS) {
        return 'With no guardian, each challenge and dispute needs a vote of its own, within the time to resolve it.';
      }
      if (action.role === 'treasury') {
        return 'Fees then go to that account and no longer to the timelock: votes do not decide about them any more.';
      }
      return action.role === 'operator'
        ? 'The operator can charge whatever people signed for, up to their limits. Whoever runs this deployment has to hold the key.'
        : null;
    case 'set-voting':
      return warnOfSetting(action);
    default:
      return null;
  }
}

function warnOfSetting({ setting, value }: Extract<ProposalAction, { kind: 'set-voting' }>): string | null {
  switch (setting) {
    case 'timelockDelay':
      return value < HOUR_S
        ? 'Decisions would take effect almost at once: nobody could leave before one they disagree with.'
        : null;
    case 'votingPeriod':
      return value < HOUR_S ? 'A vote would be over before most people hear of it.' : null;
    case 'votingDelay':
      return value === 0n
        ? 'Votes would count as they are the moment a proposal is made: nobody could delegate in answer to it.'
        : null;
    case 'proposalThreshold':
      return value < OPEN ? 'Anybody could fill the list with proposals.' : null;
    case 'quorumPercent':
      if (value === 0n) return 'A single vote could decide when nobody else takes part.';
      return value > 50n
        ? 'More than half of all OPEN would have to take part, or nothing could ever be decided again.'
        : null;
    case 'lateQuorumExtension':
      return null;
  }
}
