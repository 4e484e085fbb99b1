/** Bytes as megabytes or gigabytes, in powers of ten: "212 MB", "1.4 GB". */
export function formatMemory(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
