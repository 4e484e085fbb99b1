import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

/** Asks our own API; throws the server's words when it refuses, as an AppError. */
async function request<Value>(path: string, init?: RequestInit): Promise<Value> {
  const response = await fetch(path, { cache: 'no-store', ...init });
  const body = await response.json();
  if (!response.ok) {
    throw new AppError(
      response.status < 500 ? 'invalid-input' : 'not-ready',
      body?.error?.message ?? `The server answered ${response.status}. Try again.`,
    );
  }
  return body;
}

/** Nonce and times for a sign-in message. */
export function fetchChallenge(): Promise<{ nonce: string; issuedAt: string; expirationTime: string }> {
  return request('/api/auth/nonce');
}

/** Hands in the signed message; the answer sets the session cookie. */
export function requestSignIn(input: { message: string; signature: string }): Promise<{ account: Hex }> {
  return request('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
}

export async function requestSignOut(): Promise<void> {
  await request('/api/auth/sign-out', { method: 'POST' });
}

/** Who is signed in by the cookie; null when the server cannot be asked just now. */
export async function fetchSession(): Promise<{ account: Hex | null } | null> {
  try {
    return await request('/api/auth/session');
  } catch {
    return null;
  }
}
