import type { TranslatorOf } from '@/lib/texts/namespaces';

type RoleTexts = TranslatorOf<'receipts.roleWords'>;

const ROLES = ['treasury', 'builder', 'curators', 'compute', 'contributors'] as const;
const PERSONS = { curators: 'curator', contributors: 'contributor' } as const;

/** What a role's part of a fee is called on every screen: "Contributors"; a role of a later version as it is. */
export function roleWords(t: RoleTexts, role: string): string {
  const known = ROLES.find((one) => one === role);
  return known ? t(known) : role;
}

/** "Contributor": what one person was paid as; a role of a later version as it is. */
export function personWords(t: RoleTexts, role: string): string {
  return role === 'curators' || role === 'contributors' ? t(PERSONS[role]) : roleWords(t, role);
}
