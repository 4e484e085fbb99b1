import { openOpenblas } from '@/lib/jobs/decoder/accelerators/open-openblas';

/**
 * The library of OpenBLAS that a setting asks for: a file, `system` for the system's, or nothing. Resolves with null, and
 * says so in the log, where what is asked for is not there: then the kernel multiplies.
 */
export async function findOpenblas(wanted: string): Promise<string | null> {
  if (wanted === '') return null;
  const found = await openOpenblas(wanted === 'system' ? null : wanted).catch(() => null);
  if (!found) console.warn('OPENBLAS_LIBRARY asks for OpenBLAS, which cannot be opened here (or koffi is missing).');
  return found?.library ?? null;
}
