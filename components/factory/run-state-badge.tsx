import { useTexts } from '#texts';
import { Badge, type Tone } from '@/components/ui/badge';
import type { TrainingState } from '@/lib/schemas/training';

const TONES: Record<TrainingState, Tone> = {
  queued: 'neutral',
  running: 'river',
  paused: 'warn',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

/** The state of a training run in a word. */
export function RunStateBadge({ state }: { state: TrainingState }) {
  const t = useTexts('factory.runStateBadge');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
