import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AppError } from '@/lib/core/errors';
import { isPublicAddress } from '@/lib/engines/endpoint/public-address';

export type Resolved = { readonly address: string; readonly family: number };
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

/** A builder's server, and the one address of it that is connected to. */
export type CheckedAddress = { readonly url: URL; readonly address: Resolved };

const LOOKUP_MS = 5_000;

/**
 * Looks up where a builder's server stands, and lets pass what is public only: https, and no address of a private, local or
 * reserved network among those its name has. The address that was looked at is the one to connect to, so that the name
 * cannot mean another a moment later (DNS rebinding). `allowLocal`: http://127.0.0.1 too, for trying it out.
 * Throws `invalid-input`, and `not-ready` when the name cannot be looked up.
 */
export async function checkAddress(
  text: string,
  { allowLocal, resolve = resolveHost }: { allowLocal: boolean; resolve?: Resolve },
): Promise<CheckedAddress> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new AppError('invalid-input', 'Give the address of the server alone, without a name, a password or a “?”.');
  }
  if (allowLocal && url.protocol === 'http:' && url.hostname === '127.0.0.1') {
    return { url, address: { address: '127.0.0.1', family: 4 } };
  }
  if (url.protocol !== 'https:') throw new AppError('invalid-input', 'The server has to be asked over https://.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family > 0 ? [{ address: host, family }] : await resolveInTime(host, resolve);
  const [first] = addresses;
  if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new AppError(
      'invalid-input',
      'The server has to stand on the public internet; its name leads to another network.',
    );
  }
  return { url, address: first };
}

async function resolveInTime(host: string, resolve: Resolve): Promise<readonly Resolved[]> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      resolve(host),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The name was looked up for too long.')), LOOKUP_MS);
      }),
    ]);
  } catch (cause) {
    throw new AppError('not-ready', 'The name of the server cannot be looked up. Check it, or try again later.', {
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}

async function resolveHost(host: string): Promise<Resolved[]> {
  return lookup(host, { all: true, verbatim: true });
}
