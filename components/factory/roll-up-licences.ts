import type { TranslatorOf } from '@/lib/texts/namespaces';

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
export function rollUpLicences(
  t: TranslatorOf<'factory.licenceNote'>,
  { sources, tag }: { sources: readonly LicensedSource[]; tag: string },
): LicenceRollUp {
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
    ...by('noCommerce').map(({ licence, names: of }) => t('noCommerce', { licence, names: of.join(', ') })),
    ...by('noChange').map(({ licence, names: of }) => t('noChange', { licence, names: of.join(', ') })),
    ...mixedShareAlike(by('shareAlike').map(({ licence }) => licence)).map((mixed) =>
      t('mixed', { licences: new Intl.ListFormat(tag, { type: 'conjunction' }).format(mixed) }),
    ),
  ];
  const duties = [
    ...by('credit').map(({ licence, names: of }) => t('credit', { licence, names: of.join(', ') })),
    ...by('shareAlike').map(({ licence }) => t('shareAlike', { licence })),
    ...read
      .filter(({ terms }) => terms === null)
      .map(({ licence, names: of }) => t('unknown', { licence, names: of.join(', ') })),
  ];
  return { licences, conflicts, duties, allKnown: read.every(({ terms }) => terms !== null) };
}

/** The licences that each want what is made from them under themselves, and themselves only; none where one does. */
function mixedShareAlike(licences: readonly string[]): (readonly string[])[] {
  const families = new Set(licences.map((licence) => (licence.startsWith('CC-') ? 'CC' : licence)));
  return families.size < 2 ? [] : [licences];
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
