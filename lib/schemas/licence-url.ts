import type { LICENCES } from '@/lib/schemas/datanet';

const URLS: Readonly<Record<keyof typeof LICENCES, string>> = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'ODbL-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/',
  'PDDL-1.0': 'https://opendatacommons.org/licenses/pddl/1-0/',
};

/** Where the text of a licence stands (by its SPDX identifier); null for one that is not offered. */
export function licenceUrl(licence: string): string | null {
  return Object.entries(URLS).find(([name]) => name === licence)?.[1] ?? null;
}
