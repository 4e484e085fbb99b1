export { AskSkeleton as default } from '@/components/ask/ask-skeleton';
