import { getIronSession, type IronSession, type SessionOptions } from 'iron-session';
import { cookies } from 'next/headers';
import type { Hex } from '@/lib/core/hex';
import { env } from '@/lib/env';

/** What the sealed cookie holds: who signed in, and on which chain. Lower-case address. */
export type SessionData = { account?: Hex; chainId?: number };

const WEEK_S = 7 * 24 * 3600;

/** The cookie: unreadable to scripts, not sent by other sites' forms, and only over HTTPS where the site uses it. */
export function sessionOptions(): SessionOptions {
  return {
    cookieName: 'tributary_session',
    password: env.SESSION_SECRET,
    ttl: WEEK_S,
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure: env.APP_URL.startsWith('https://'), path: '/' },
  };
}

/** The request's session, to read, or in a route or action to save or destroy. */
export async function openSession(): Promise<IronSession<SessionData>> {
  return getIronSession<SessionData>(await cookies(), sessionOptions());
}
