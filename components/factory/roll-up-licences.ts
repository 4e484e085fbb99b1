/** One of the things a model rests on, and its licence (SPDX). */
export type LicensedSource = { readonly name: string; readonly licence: string };

/** What a licence asks of who builds on data under it. */
type Terms = {
  readonly credit: boolean;
  readonly shareAlike: boolean;
  readonly noCommerce: boolean;
  readonly noChange: boolean;
};

const FREE = /^(?:CC0-1\.0|PDDL-1\.0|Unlicense|public[- ]domain)$/i;

/** What the licences of a model's sources ask of whoever publishes it with a price. */
export type LicenceRollUp = {
  /** Each licence once, with what rests on it. */
  readonly licences: readonly { readonly licence: string; readonly names: readonly string[] }[];
  /** Sentences on what cannot go together, or not with a price. Empty: nothing stands against it. */
  readonly conflicts: readonly string[];
  /** Sentences on what has to be done. */
  readonly duties: readonly string[];
  /** Whether every licence is known here, so that no conflict found means something. */
  readonly allKnown: boolean;
};

/** Joins the licences of all sources. It reads names of licences, not contracts, and is no legal advice. */
export function rollUpLicences(sources: readonly LicensedSource[]): LicenceRollUp {
  const names = new Map<string, string[]>();
  for (const { name, licence } of sources) {
    const known = names.get(licence) ?? [];
    names.set(licence, known.includes(name) ? known : [...known, name]);
  }
  const licences = [...names]
    .map(([licence, of]) => ({ licence, names: of }))
    .sort((a, b) => (a.licence < b.licence ? -1 : 1));
  const read = licences.map((one) => ({ ...one, terms: termsOf(one.licence) }));
  const by = (term: keyof Terms) => read.filter(({ terms }) => terms?.[term]);
  const conflicts = [
    ...by('noCommerce').map(
      ({ licence, names: of }) => `${licence} (${of.join(', ')}) allows no commercial use, and a price may be one.`,
    ),
    ...by('noChange').map(
      ({ licence, names: of }) => `${licence} (${of.join(', ')}) allows nothing that is made from it to be passed on.`,
    ),
    ...mixedShareAlike(by('shareAlike').map(({ licence }) => licence)),
  ];
  const duties = [
    ...by('credit').map(
      ({ licence, names: of }) => `${licence}: name ${of.join(', ')} as a source. The model’s page does.`,
    ),
    ...by('shareAlike').map(
      ({ licence }) =>
        `${licence}: what is made from it, where the law counts the model as such, is under the same licence.`,
    ),
    ...read
      .filter(({ terms }) => terms === null)
      .map(({ licence, names: of }) => `${licence} (${of.join(', ')}) is not known here: read it before you publish.`),
  ];
  return { licences, conflicts, duties, allKnown: read.every(({ terms }) => terms !== null) };
}

/** Two licences that each want what is made from them under themselves, and themselves only. */
function mixedShareAlike(licences: readonly string[]): string[] {
  const families = new Set(licences.map((licence) => (licence.startsWith('CC-') ? 'CC' : licence)));
  if (families.size < 2) return [];
  return [
    `${licences.join(' and ')} each ask that what is made from them is under that same licence, and it can be under one only.`,
  ];
}

/** Null for a licence that is not known here. */
function termsOf(licence: string): Terms | null {
  if (FREE.test(licence)) return { credit: false, shareAlike: false, noCommerce: false, noChange: false };
  if (/^CC-BY(?:-|$)/.test(licence)) {
    return {
      credit: true,
      shareAlike: licence.includes('-SA'),
      noCommerce: licence.includes('-NC'),
      noChange: licence.includes('-ND'),
    };
  }
  if (licence === 'ODbL-1.0') return { credit: true, shareAlike: true, noCommerce: false, noChange: false };
  if (/^(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|ODC-By-1\.0)$/.test(licence)) {
    return { credit: true, shareAlike: false, noCommerce: false, noChange: false };
  }
  return null;
}
