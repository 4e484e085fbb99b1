import type { Engine } from '@/lib/engines/engine';
import { openConfiguredServer } from '@/lib/engines/remote/open-configured-server';
import { openServiceEngine } from '@/lib/engines/service/open-service-engine';
import { env } from '@/lib/env';

const kept: typeof globalThis & { tributaryEngine?: Engine } = globalThis;

/** The process's engine, as ENGINE says; nothing connects before its first use. Throws `invalid-input` for settings that do not do. */
export function openEngine(): Engine {
  kept.tributaryEngine ??=
    env.ENGINE === 'embedded'
      ? openServiceEngine({ url: env.ENGINE_URL, secret: env.ENGINE_SECRET })
      : openConfiguredServer(env.ENGINE);
  return kept.tributaryEngine;
}
