import { type Log, parseEventLogs } from 'viem';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';

const ABI = [
  ...datanetRegistryAbi,
  ...curatorStakingAbi,
  ...modelRegistryAbi,
  ...rewardDistributorAbi,
  ...tributaryGovernorAbi,
] as const;

/**
 * The path of the page about what a transaction made or decided, by the events of its receipt; undefined for all else,
 * which is about the page that it was sent from.
 */
export function findAbout(logs: readonly Log[]): string | undefined {
  for (const { eventName, args } of parseEventLogs({ abi: ABI, logs: [...logs] })) {
    switch (eventName) {
      case 'DatanetCreated':
        return `/datanets/${args.datanetId}`;
      case 'ContributionSubmitted':
      case 'ContributionAccepted':
      case 'ContributionRejected':
        return `/datanets/${args.datanetId}/contributions/${args.contributionId}`;
      case 'VersionPublished':
        return `/datanets/${args.datanetId}/versions/${args.version}`;
      case 'ModelVersionPublished':
        return `/models/${args.modelId}`;
      case 'AcceptanceDisputed':
        return `/disputes/contributions/${args.contributionId}`;
      case 'EpochChallenged':
        return `/disputes/epochs/${args.epoch}`;
      case 'ProposalCreated':
        return `/governance/proposals/${args.proposalId}`;
    }
  }
  return undefined;
}
