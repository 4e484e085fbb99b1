import type { TrainingDraft } from '@/components/factory/build-request';
import { estimateTraining } from '@/lib/models/decoder/recipe/estimate-training';

const USUAL_THREADS = 2;

/**
 * How long a training takes, for a person deciding whether to wait. Of labels: 10,003 records of 77 labels took about 30 s
 * and a few hundred about 1 s (`tests/bench/classifier.ts`); contributors' shares double it. Of passages: an index of
 * 10,000 short records takes some 2 s; questions to measure with come on top, some 50 ms each.
 */
export function estimateWords(draft: TrainingDraft, records: number): string {
  const counted = `${records.toLocaleString('en')} records`;
  switch (draft.kind) {
    case 'classifier':
      return `${counted}, about ${formatSeconds((records * 60) / 10_000)} on an ordinary machine. ${LEAVE}`;
    case 'retrieval':
      return `${counted}, about ${formatSeconds((records * 2) / 10_000)} on an ordinary machine. ${LEAVE}`;
    case 'adapter': {
      if (draft.base === null) return counted;
      const { steps, rank, heldOutPercent } = draft.adapter;
      const { seconds } = estimateTraining({
        records,
        heldOutPercent,
        steps,
        rank,
        shape: draft.base.shape,
        threads: USUAL_THREADS,
      });
      return `${counted}, about ${formatSeconds(seconds)} on two cores that do nothing else: one fit to measure it, one on every record. ${LEAVE}`;
    }
    case 'endpoint':
      return `${counted} to rest on; a few seconds to ask your server one question.`;
  }
}

const LEAVE = 'You can leave the page meanwhile.';

/** A time to wait, rounded as one would say it. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(2, Math.round(seconds));
  if (whole < 60) return `${whole} seconds`;
  const minutes = Math.ceil(whole / 60);
  if (minutes < 90) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${Math.round(minutes / 60)} hours`;
}
