/** The languages the product speaks; the first is the one it is written in. */
export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** What a language calls itself. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' };

/** The cookie that remembers a choice. */
export const LOCALE_COOKIE = 'locale';

const DEFAULT_TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** Whom a page is written for: the language of its words, and the BCP 47 tag by which numbers and dates are written. */
export type Reader = { locale: Locale; tag: string };

/** The reader of whom nothing is known. */
export const DEFAULT_READER: Reader = { locale: 'en', tag: DEFAULT_TAGS.en };

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/**
 * The reader of a request: by the choice they made (the cookie), else by what their browser asks for (RFC 9110,
 * Accept-Language), else English. The tag keeps the reader's region where their browser names one in that language.
 */
export function chooseReader({ chosen, acceptLanguage }: { chosen?: string; acceptLanguage: string | null }): Reader {
  const wanted = parseAcceptLanguage(acceptLanguage);
  const locale = isLocale(chosen) ? chosen : (wanted.map(languageOf).find(isLocale) ?? DEFAULT_READER.locale);
  const tag = wanted.find((one) => languageOf(one) === locale && one.includes('-'));
  return { locale, tag: tag ?? DEFAULT_TAGS[locale] };
}

function languageOf(tag: string): string {
  return tag.split('-', 1)[0] ?? '';
}

/**
 * The tags of an Accept-Language header that Intl understands, best first: language and region, nothing else, so that
 * no request can choose other digits, nor have formatters made without end.
 */
function parseAcceptLanguage(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
      const quality = parameters.find((text) => text.startsWith('q='))?.slice(2);
      return { tag: canonicalTag(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((one): one is { tag: string; quality: number } => one.tag !== null && one.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function canonicalTag(tag: string): string | null {
  try {
    const { language, region } = new Intl.Locale(tag);
    return region ? `${language}-${region}` : language;
  } catch {
    return null;
  }
}
