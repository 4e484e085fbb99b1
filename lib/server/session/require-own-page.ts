import { AppError } from '@/lib/core/errors';

/**
 * Lets a request that speaks by the session cookie through only from a page of ours: SameSite keeps other sites' forms
 * from sending the cookie, but not another port or a neighbouring subdomain. Browsers say where a request comes from
 * (Fetch Metadata, or Origin where they do not send it); what says nothing of the kind is no browser and has no cookie
 * but its own. Throws `forbidden`.
 */
export function requireOwnPage(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && (origin === null || hostOf(origin) === request.headers.get('host'))) return;
  throw new AppError('forbidden', 'This request does not come from a page of this site. Do it on the site itself.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
