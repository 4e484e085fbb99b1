/** The people of the local chain, by the index of their published key (lib/chain/local-accounts.ts). */
export type Person = { name: PersonName; index: number };

/** What each does in the demo economy (lib/demo) is told by the texts; on an empty chain they are names to act under. */
const NAMES = ['amara', 'bilal', 'chiara', 'dmitri', 'elif', 'farid', 'grace', 'hana'] as const;
export type PersonName = (typeof NAMES)[number];

const INDEX: Readonly<Record<PersonName, number>> = {
  ...{ amara: 0, bilal: 1, chiara: 2, dmitri: 3, elif: 4, farid: 5 },
  ...{ grace: 10, hana: 11 },
};

export const PEOPLE: readonly Person[] = NAMES.map((name) => ({ name, index: INDEX[name] }));
