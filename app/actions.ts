'use server';

import { cookies } from 'next/headers';
import { isLocale, LOCALE_COOKIE } from '@/lib/texts/locales';

const YEAR_SECONDS = 31_536_000;

/** Remembers the language somebody chose; the page they are on is written anew in it. An unknown one is ignored. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const wanted = String(form.get('locale') ?? '');
  if (!isLocale(wanted)) return;
  const jar = await cookies();
  jar.set(LOCALE_COOKIE, wanted, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' });
}
