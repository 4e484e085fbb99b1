import { formatNumber } from '@/lib/core/format-number';

/** Bytes as megabytes or gigabytes, in powers of ten: "212 MB", "1.4 GB" (or "1,4 GB", by the reader's `tag`). */
export function formatMemory(bytes: number, tag: string): string {
  const gigabytes = bytes >= 1e9;
  const value = formatNumber(bytes / (gigabytes ? 1e9 : 1e6), tag, { maximumFractionDigits: gigabytes ? 1 : 0 });
  return `${value}\u00a0${gigabytes ? 'GB' : 'MB'}`;
}
