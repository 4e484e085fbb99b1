import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/core/errors';

const VERSION = 'v1';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

/** Whose key it is, and for which settings: a sealed key opens in its own place only. */
export type SealedFor = { readonly account: string; readonly settingsCid: string };

/**
 * Seals the key of a builder's server with AES-256-GCM (NIST SP 800-38D), under a key derived from the site's secret
 * (HKDF-SHA-256, RFC 5869). Another secret cannot open it: then the builder gives the key again.
 */
export function sealKey(key: string, { account, settingsCid }: SealedFor, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret), nonce);
  cipher.setAAD(Buffer.from(`${account} ${settingsCid}`));
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Throws `not-ready` when it was sealed with another secret, for another place, or was altered. */
export function unsealKey(sealed: string, { account, settingsCid }: SealedFor, secret: string): string {
  const [version, text = ''] = sealed.split('.');
  const bytes = Buffer.from(text, 'base64url');
  try {
    if (version !== VERSION) throw new Error(`A key sealed as ${version}.`);
    const decipher = createDecipheriv('aes-256-gcm', deriveKey(secret), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${account} ${settingsCid}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new AppError(
      'not-ready',
      "The key of this model's server cannot be opened any more. Its builder has to give it again.",
      {
        cause,
      },
    );
  }
}

function deriveKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'tributary endpoint keys', 32));
}
