import type { ChainWriter } from '@/lib/chain/clients';
import type { Hex } from '@/lib/core/hex';

/** A person of the demo economy, with the wallet that signs for them. `account` is lower-case, as in the database. */
export type Player = { readonly name: string; readonly account: Hex; readonly writer: ChainWriter };
