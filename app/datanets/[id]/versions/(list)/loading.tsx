export { TabSkeleton as default } from '@/components/datanets/tab-skeleton';
