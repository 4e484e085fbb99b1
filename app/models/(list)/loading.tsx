export { ModelsSkeleton as default } from '@/components/models/models-skeleton';
