import type { ChainConfig } from '@/lib/chain/chain-config';
import type { Check, Verdict } from '@/lib/verify/check';

/** What the page asks of the worker, once. */
export type VerifyRequest = { readonly chain: ChainConfig; readonly receiptId: string; readonly epoch: number | null };

/** What the worker tells: what it is doing, every check as it is made, and at the end the verdict. */
export type VerifyReply =
  /** Its code runs, and asks the chain. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'check'; readonly check: Check }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly seconds: number }
  | { readonly kind: 'failed' /** Null where nobody knows why. */; readonly message: string | null };
