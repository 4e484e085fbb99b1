/** What a role's part of a fee is called on every screen. */
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  treasury: 'Treasury',
  builder: 'Builder',
  curators: 'Curators',
  compute: 'Compute',
  contributors: 'Contributors',
};

/** "Contributors"; a role of a later version as it is. */
export function roleWords(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

const PERSON_WORDS: Readonly<Record<string, string>> = {
  ...ROLE_WORDS,
  curators: 'Curator',
  contributors: 'Contributor',
};

/** "Contributor": what one person was paid as; a role of a later version as it is. */
export function personWords(role: string): string {
  return PERSON_WORDS[role] ?? role;
}
