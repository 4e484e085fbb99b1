import { useReader, useTexts } from '#texts';
import { Course } from '@/components/factory/course';
import { Term } from '@/components/glossary/term';
import { Amount } from '@/components/ui/amount';
import { describeDuration } from '@/lib/core/describe-duration';

/** What can be contested, what it costs and who decides, as the way a case takes. Base units, seconds. */
export function HowDisputesWork({
  challengeWindowS,
  unbondingDelayS,
  resolutionTimeS,
  minimumBond,
}: {
  challengeWindowS: number;
  unbondingDelayS: number;
  resolutionTimeS: number;
  minimumBond: bigint;
}) {
  const t = useTexts('disputes.howDisputesWork');
  const { tag } = useReader();
  const duration = (seconds: number) => describeDuration(seconds, tag);
  const bond = (chunks: React.ReactNode) => <Term of="bond">{chunks}</Term>;
  return (
    <Course
      label={t('label')}
      level={2}
      points={[
        { key: 'said', title: t('said'), detail: t('saidWords') },
        {
          key: 'time',
          title: t('time'),
          detail: t('timeWords', { epoch: duration(challengeWindowS), acceptance: duration(unbondingDelayS) }),
        },
        {
          key: 'objection',
          title: t('objection'),
          detail: t.rich('objectionWords', { bond, amount: () => <Amount baseUnits={minimumBond} /> }),
        },
        { key: 'decision', title: t('decision'), detail: t('decisionWords', { time: duration(resolutionTimeS) }) },
        { key: 'end', title: t('end'), detail: t('endWords') },
      ]}
    />
  );
}
