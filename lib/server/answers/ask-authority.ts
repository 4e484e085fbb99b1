import type { Hex } from '@/lib/core/hex';

/** Who asks, and under which permission; a bearer key brings both. */
export type AskAuthority = { account: Hex; permissionHash: Hex; apiKeyId: string | null };
