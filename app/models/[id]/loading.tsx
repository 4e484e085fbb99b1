export { ModelSkeleton as default } from '@/components/models/model-skeleton';
