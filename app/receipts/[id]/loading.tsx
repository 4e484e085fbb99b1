export { ReceiptSkeleton as default } from '@/components/receipts/receipt-skeleton';
