import { CourseSkeleton } from '@/components/factory/course-skeleton';

export default function ServingLoading() {
  return <CourseSkeleton points={5} lines={3} />;
}
