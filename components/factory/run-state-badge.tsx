import { Badge, type Tone } from '@/components/ui/badge';
import type { TrainingState } from '@/lib/schemas/training';

const LOOK: Record<TrainingState, { tone: Tone; word: string }> = {
  queued: { tone: 'neutral', word: 'Waiting' },
  running: { tone: 'river', word: 'Training' },
  paused: { tone: 'warn', word: 'Paused' },
  succeeded: { tone: 'good', word: 'Trained' },
  failed: { tone: 'bad', word: 'Failed' },
  cancelled: { tone: 'warn', word: 'Cancelled' },
};

/** The state of a training run in a word. */
export function RunStateBadge({ state }: { state: TrainingState }) {
  const { tone, word } = LOOK[state];
  return <Badge tone={tone}>{word}</Badge>;
}
