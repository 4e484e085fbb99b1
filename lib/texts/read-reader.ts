import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { chooseReader, LOCALE_COOKIE, type Reader } from '@/lib/texts/locales';
import { settled } from '@/lib/texts/settled';

// One per request while React renders; elsewhere each call has one of its own, and the reader is read each time.
const found = cache((): { reader: Reader | null } => ({ reader: null }));

/** Whom the current request's page is written for; read once per request. Only while a request is answered. */
export function readReader(): Promise<Reader> {
  const reader = knownReader();
  return reader ? settledReader(reader) : askForReader();
}

/** The same where it has been read before in this request; else null. */
export function knownReader(): Reader | null {
  return found().reader;
}

const settledReader = cache((reader: Reader) => settled(reader));

const askForReader = cache(async (): Promise<Reader> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const reader = chooseReader({ chosen: jar.get(LOCALE_COOKIE)?.value, acceptLanguage: sent.get('accept-language') });
  found().reader = reader;
  return reader;
});
