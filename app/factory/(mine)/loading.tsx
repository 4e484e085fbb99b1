import { CourseSkeleton } from '@/components/factory/course-skeleton';

export default function FactoryLoading() {
  return <CourseSkeleton points={4} lines={5} />;
}
