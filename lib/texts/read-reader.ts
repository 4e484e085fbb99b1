import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { chooseReader, LOCALE_COOKIE, type Reader } from '@/lib/texts/locales';

/** Whom the current request's page is written for; read once per request. Only while a request is answered. */
export const readReader = cache(async (): Promise<Reader> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return chooseReader({ chosen: jar.get(LOCALE_COOKIE)?.value, acceptLanguage: sent.get('accept-language') });
});
