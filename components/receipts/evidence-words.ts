import type { Evidence } from '@/lib/schemas/receipt';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What an answer's evidence is called, and what it means, in one sentence. The two kinds are never mixed. */
export function evidenceWords(
  t: TranslatorOf<'receipts.evidenceWords'>,
  evidence: Evidence,
): { name: string; meaning: string } {
  return { name: t(evidence), meaning: t(`${evidence}Meaning`) };
}
