import { type CallWords, describeCall } from '@/components/governance/describe-call';
import type { ProtocolWords } from '@/components/governance/protocol-words';
import { nameOrShorten } from '@/components/ui/name-address';
import type { ChainConfig } from '@/lib/chain/chain-config';
import type { DecodedCall } from '@/lib/chain/governance/decode-call';
import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';

/** What each call of a proposal does, in words; `chain` tells whom it knows by name. */
export function describeCalls(
  words: ProtocolWords,
  { calls, before }: { calls: readonly DecodedCall[]; before: ProtocolBefore },
  chain: Pick<ChainConfig, 'local' | 'addresses'>,
): readonly CallWords[] {
  const nameOf = (address: string) => nameOrShorten(words.address, address, chain);
  return calls.map((call) => describeCall(words, call, { before, nameOf }));
}
