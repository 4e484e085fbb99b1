const WORDS: Readonly<Record<string, string>> = {
  treasury: 'As the treasury',
  builder: 'For models you own',
  curators: 'For your stakes on Datanets that you curate',
  compute: 'For computing',
  contributors: 'For records you contributed',
};

/** What somebody earned something for: "For records you contributed", with a royalty's way to them. */
export function earningWords({ role, royalty }: { role: string; royalty: boolean }): string {
  const words = WORDS[role] ?? role;
  return royalty ? `${words}, as royalties of models made from them` : words;
}
