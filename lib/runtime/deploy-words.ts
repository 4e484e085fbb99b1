import { zeroAddress } from 'viem';
import type { DeploymentTerms } from '@/lib/chain/deployment-terms';
import { describeDuration } from '@/lib/core/describe-duration';
import { formatOpen } from '@/lib/core/units';

/** The terms of a deployment, one in each line, with what stays for good said of it. */
export function describeTerms({ parameters, feeParts, votes, ...terms }: DeploymentTerms): string {
  const percent = (basisPoints: number) => `${basisPoints / 100}%`;
  const amount = (baseUnits: bigint) => `${formatOpen(baseUnits)} OPEN`;
  const lines: readonly (readonly [string, string])[] = [
    ['operator', terms.operator],
    ['guardian', terms.guardian === zeroAddress ? 'nobody: votes alone resolve challenges' : terms.guardian],
    ['whole supply to', terms.recipient],
    ['treasury', 'the timelock, which votes move'],
    ['withdrawal delay', `${describeDuration(terms.withdrawalDelayS)}, for good`],
    ['shortest window', `${describeDuration(terms.shortestWindowS)}, for good`],
    ['challenge window', describeDuration(parameters.challengeWindowS)],
    ['resolution within', describeDuration(parameters.resolutionTimeS)],
    ['operator timeout', describeDuration(parameters.operatorTimeoutS)],
    ['proposal bond', `${percent(parameters.proposalBondPart)}, at least ${amount(parameters.minimumBond)}`],
    ['least stake', amount(parameters.minimumStake)],
    ['unbonding delay', describeDuration(parameters.unbondingDelayS)],
    [
      'of a fee',
      Object.entries(feeParts)
        .map(([role, part]) => `${role} ${percent(part)}`)
        .join(', '),
    ],
    [
      'votes',
      `after ${describeDuration(votes.votingDelayS)}, for ${describeDuration(votes.votingPeriodS)}, quorum ${votes.quorumPercent}% of the supply; executed ${describeDuration(votes.timelockDelayS)} later`,
    ],
    ['to propose', amount(votes.proposalThreshold)],
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(18)} ${value}`).join('\n');
}
