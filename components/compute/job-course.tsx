import { useTexts } from '#texts';
import { Course } from '@/components/factory/course';

const STEPS = ['offered', 'taken', 'repeated', 'earned'] as const;

/** The way of a training that anybody may compute, from the builder who offers it to who is paid. */
export function JobCourse() {
  const t = useTexts('compute.jobCourse');
  return (
    <Course
      label={t('label')}
      level={2}
      points={STEPS.map((step) => ({ key: step, title: t(step), detail: t(`${step}Words`) }))}
    />
  );
}
