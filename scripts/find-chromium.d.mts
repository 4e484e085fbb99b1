/** The path of an installed Chromium, or null. */
export function findChromium(): string | null;
/** What to tell somebody who has none. */
export const howToGetOne: string;
