import { Badge, type Tone } from '@/components/ui/badge';

export type ContributionStatus = 'submitted' | 'accepted' | 'rejected' | 'withdrawn';

const LOOK: Record<ContributionStatus, { tone: Tone; words: string }> = {
  submitted: { tone: 'warn', words: 'waiting for review' },
  accepted: { tone: 'good', words: 'accepted' },
  rejected: { tone: 'bad', words: 'rejected' },
  withdrawn: { tone: 'neutral', words: 'withdrawn' },
};

export function ContributionStatusBadge({ status }: { status: ContributionStatus }) {
  const { tone, words } = LOOK[status];
  return <Badge tone={tone}>{words}</Badge>;
}

/** Whether a contribution's file can be read, in words; null when it can. */
export function fileWords({
  fileState,
  fileProblem,
}: {
  fileState: 'missing' | 'readable' | 'unreadable' | null;
  fileProblem: string | null;
}): string | null {
  if (fileState === 'readable') return null;
  if (fileState === null) return 'Its file has not been looked at yet.';
  if (fileState === 'missing') return 'Its file was not found in this deployment’s store.';
  return `Its file does not match what was signed. ${fileProblem ?? ''}`.trim();
}
