import { CourseSkeleton } from '@/components/factory/course-skeleton';

export default function DisputesLoading() {
  return <CourseSkeleton points={5} lines={4} />;
}
