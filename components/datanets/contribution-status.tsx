import { useTexts } from '#texts';
import { Badge, type Tone } from '@/components/ui/badge';
import type { TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

export type ContributionStatus = 'submitted' | 'accepted' | 'rejected' | 'withdrawn';

const TONES: Record<ContributionStatus, Tone> = {
  submitted: 'warn',
  accepted: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};

export function ContributionStatusBadge({ status }: { status: ContributionStatus }) {
  const t = useTexts('datanets.contributionStatus');
  return <Badge tone={TONES[status]}>{t('status', { status })}</Badge>;
}

/** Whether a contribution's file can be read, in words; null when it can. */
export function fileWords(
  t: TranslatorOf<'datanets.contributionStatus'>,
  say: Say,
  { fileState, fileProblem }: { fileState: 'missing' | 'readable' | 'unreadable' | null; fileProblem: string | null },
): string | null {
  if (fileState === 'readable') return null;
  if (fileState === null) return t('notLooked');
  if (fileState === 'missing') return t('missing');
  return fileProblem ? t('unreadableWhy', { problem: say(fileProblem) }) : t('unreadable');
}
