import { headers } from 'next/headers';
import type { DescribedError } from '@/lib/server/describe-error';
import { getSay } from '@/lib/texts/get-texts';
import { asItIs, type Say } from '@/lib/texts/sentences';

/**
 * Says our sentences to whoever asked: in the reader's language where a page of ours did (the browser marks its requests,
 * Fetch Metadata), in English to programs, and where nobody asks (a test, a job).
 */
export async function sayToPage(): Promise<Say> {
  try {
    return (await headers()).get('sec-fetch-site') === 'same-origin' ? await getSay() : asItIs;
  } catch {
    return asItIs;
  }
}

/** The same error, in the words of whoever asked. */
export async function tellPage(error: DescribedError): Promise<DescribedError> {
  const say = await sayToPage();
  return { ...error, message: say(error.message) };
}
