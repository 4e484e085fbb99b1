import type { TrainingDraft } from '@/components/factory/build-request';
import { formatNumber } from '@/lib/core/format-number';
import { estimateTraining } from '@/lib/models/decoder/recipe/estimate-training';
import type { TranslatorOf } from '@/lib/texts/namespaces';

const USUAL_THREADS = 2;

/**
 * How long a training takes, for a person deciding whether to wait. Of labels: 10,003 records of 77 labels took about 30 s
 * and a few hundred about 1 s (`tests/bench/classifier.ts`); contributors' shares double it. Of passages: an index of
 * 10,000 short records takes some 2 s; questions to measure with come on top, some 50 ms each.
 */
export function estimateWords(
  t: TranslatorOf<'factory.estimateWords'>,
  { draft, records, tag }: { draft: TrainingDraft; records: number; tag: string },
): string {
  switch (draft.kind) {
    case 'classifier':
      return t('ordinary', { records, time: formatSeconds((records * 60) / 10_000, tag) });
    case 'retrieval':
      return t('ordinary', { records, time: formatSeconds((records * 2) / 10_000, tag) });
    case 'adapter': {
      if (draft.base === null) return t('records', { records });
      const { steps, rank, heldOutPercent } = draft.adapter;
      const { seconds } = estimateTraining({
        records,
        heldOutPercent,
        steps,
        rank,
        shape: draft.base.shape,
        threads: USUAL_THREADS,
      });
      // A field that is being typed in holds no number.
      return Number.isFinite(seconds)
        ? t('adapter', { records, time: formatSeconds(seconds, tag) })
        : t('records', { records });
    }
    case 'endpoint':
      return t('endpoint', { records });
  }
}

/** A time to wait, rounded as one would say it in the language of `tag`. */
export function formatSeconds(seconds: number, tag: string): string {
  const say = (value: number, unit: 'second' | 'minute' | 'hour') =>
    formatNumber(value, tag, { style: 'unit', unit, unitDisplay: 'long' });
  const whole = Math.max(2, Math.round(seconds));
  if (whole < 60) return say(whole, 'second');
  const minutes = Math.ceil(whole / 60);
  return minutes < 90 ? say(minutes, 'minute') : say(Math.round(minutes / 60), 'hour');
}
