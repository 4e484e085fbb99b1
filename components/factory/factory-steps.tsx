import { useTexts } from '#texts';
import { Course } from '@/components/factory/course';

const STEPS = ['choose', 'train', 'judge', 'publish'] as const;

/** The way from data to a published model, in four words. */
export function FactorySteps() {
  const t = useTexts('factory.factorySteps');
  return (
    <Course
      label={t('label')}
      level={2}
      points={STEPS.map((step) => ({ key: step, title: t(step), detail: t(`${step}Words`) }))}
    />
  );
}
