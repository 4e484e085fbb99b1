import { CourseSkeleton } from '@/components/factory/course-skeleton';

export default function ComputeLoading() {
  return <CourseSkeleton points={4} lines={3} />;
}
