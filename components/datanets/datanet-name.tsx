'use client';

import { createContext, type ReactNode, useContext } from 'react';

const DatanetName = createContext<string | null>(null);

/**
 * Says below it how a sentence names the Datanet whose page this is: “Letters to the town hall” (Datanet 2), or by its
 * number alone.
 */
export function DatanetNameProvider({ name, children }: { name: string; children: ReactNode }) {
  return <DatanetName.Provider value={name}>{children}</DatanetName.Provider>;
}

/** The Datanet whose page this is, as a sentence names it. Throws outside the pages of a Datanet. */
export function useDatanetName(): string {
  const name = useContext(DatanetName);
  if (name === null) throw new Error('useDatanetName is used outside DatanetNameProvider');
  return name;
}
