/** The people of the local chain, by the index of their published key (lib/chain/local-accounts.ts). */
export type Person = { name: string; index: number; role: string };

export const PEOPLE: readonly Person[] = [
  { name: 'amara', index: 0, role: 'Owns a Datanet and curates what others bring' },
  { name: 'bilal', index: 1, role: 'Contributes records, writes many by hand' },
  { name: 'chiara', index: 2, role: 'Contributes and curates' },
  { name: 'dmitri', index: 3, role: 'Contributes, corrects the records of others' },
  { name: 'elif', index: 4, role: 'Builds models in the Factory and publishes them' },
  { name: 'farid', index: 5, role: 'Asks, and pays for answers' },
  { name: 'grace', index: 10, role: 'Owns a Datanet, asks questions too' },
  { name: 'hana', index: 11, role: 'New here: start with her, and the faucet' },
];
