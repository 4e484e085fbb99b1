import { CourseSkeleton } from '@/components/factory/course-skeleton';

export default function NewTrainingLoading() {
  return <CourseSkeleton points={0} lines={6} />;
}
