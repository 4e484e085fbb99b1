import { useTexts } from '#texts';
import { Course, type CoursePoint } from '@/components/factory/course';
import type { TrainingState } from '@/lib/schemas/training';

/** How far a run is on its way to a model that people can ask, and what comes next. */
export function RunCourse({ state, published, trains }: { state: TrainingState; published: boolean; trains: boolean }) {
  const t = useTexts('factory.runCourse');
  const stands =
    state === 'queued'
      ? 0
      : state === 'running' || state === 'paused'
        ? 1
        : published
          ? 4
          : state === 'succeeded'
            ? 2
            : -1;
  if (stands === -1) return null;
  const stateOf = (place: number): CoursePoint['state'] =>
    place < stands ? 'done' : place === stands ? 'now' : 'next';
  return (
    <Course
      label={t('label')}
      points={[
        { key: 'wait', title: t('wait'), detail: t('waitWords'), state: stateOf(0) },
        {
          key: 'train',
          title: t(trains ? 'train' : 'ask'),
          detail: t(trains ? (state === 'paused' ? 'pausedWords' : 'trainWords') : 'askWords'),
          state: stateOf(1),
        },
        { key: 'judge', title: t('judge'), detail: t(trains ? 'judgeWords' : 'judgeEndpointWords'), state: stateOf(2) },
        {
          key: 'publish',
          title: t('publish'),
          detail: t('publishWords'),
          state: published ? 'done' : 'next',
        },
      ]}
    />
  );
}
