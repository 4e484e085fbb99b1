/** The people of the local chain, by the index of their published key (lib/chain/local-accounts.ts). */
export type Person = { name: string; index: number; role: string };

/** What each does in the demo economy (lib/demo); on an empty chain they are names to act under. */
export const PEOPLE: readonly Person[] = [
  { name: 'amara', index: 0, role: 'Contributes records and builds a model' },
  { name: 'bilal', index: 1, role: 'Contributes records and asks questions' },
  { name: 'chiara', index: 2, role: 'Contributes records, has not claimed yet' },
  { name: 'dmitri', index: 3, role: 'Contributes records and claims what they earn' },
  { name: 'elif', index: 4, role: 'Owns a Datanet of letters to a town hall' },
  { name: 'farid', index: 5, role: 'Curates the town hall’s Datanet, builds a model' },
  { name: 'grace', index: 10, role: 'Owns a repair café’s Datanet, curates the river watch' },
  { name: 'hana', index: 11, role: 'Owns the river watch’s Datanet, curates the repair café' },
];
