import { useTexts } from '#texts';
import { isReady, type ProposalFacts, stateWords } from '@/components/governance/state-words';
import { Badge, type Tone } from '@/components/ui/badge';

const TONES: Readonly<Record<ProposalFacts['state'], Tone>> = {
  pending: 'neutral',
  active: 'river',
  succeeded: 'good',
  queued: 'warn',
  executed: 'good',
  defeated: 'bad',
  canceled: 'neutral',
};

/** Where a proposal stands, in a word or two. */
export function ProposalBadge({ proposal, now }: { proposal: ProposalFacts; now: Date }) {
  const t = useTexts('governance.stateWords');
  const tone = isReady(proposal, now) ? 'river' : TONES[proposal.state];
  return <Badge tone={tone}>{stateWords(t, proposal, { now }).label}</Badge>;
}
