import type { ProposalTemplate } from '@/lib/schemas/proposal-search';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What a template is called, and what it is for. */
export function templateWords(
  t: TranslatorOf<'governance.templateWords'>,
  template: ProposalTemplate,
): { label: string; purpose: string } {
  return { label: t(`${template}.label`), purpose: t(`${template}.purpose`) };
}
