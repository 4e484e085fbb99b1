import type { TranslatorOf } from '@/lib/texts/namespaces';

const ROLES = ['treasury', 'builder', 'curators', 'compute', 'contributors'] as const;

/**
 * What somebody earned something for: "Your records, in answers of Town desk", with a royalty's way to them; a role of a
 * later version as it is.
 */
export function earningWords(
  t: TranslatorOf<'earnings.earningWords'>,
  { role, royalty, model }: { role: string; royalty: boolean; model: string },
): string {
  const known = ROLES.find((one) => one === role);
  if (!known) return t('unknown', { role, model });
  return royalty ? t(`royalty.${known}`, { model }) : t(known, { model });
}
