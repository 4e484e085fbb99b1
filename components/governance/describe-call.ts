import { describeAction, type Effect } from '@/components/governance/describe-action';
import type { ProtocolWords } from '@/components/governance/protocol-words';
import { warnOfFunction } from '@/components/governance/warn-of-function';
import type { DecodedCall } from '@/lib/chain/governance/decode-call';
import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';

/** One call of a proposal: in words where a template makes it, as it stands where not. */
export type CallWords =
  | ({ readonly kind: 'action'; readonly call: DecodedCall['call'] } & Effect)
  | (Exclude<DecodedCall, { kind: 'action' }> & { readonly sentence: string; readonly warning: string });

/** Describes a call; `before` and `nameOf` as for describeAction. */
export function describeCall(
  words: ProtocolWords,
  decoded: DecodedCall,
  { before, nameOf }: { before: ProtocolBefore; nameOf: (address: string) => string },
): CallWords {
  switch (decoded.kind) {
    case 'action':
      return { kind: 'action', call: decoded.call, ...describeAction(words, decoded.action, { before, nameOf }) };
    case 'function':
      return {
        ...decoded,
        sentence: words.t('call.function', { name: decoded.functionName, contract: decoded.contract }),
        warning: warnOfFunction(words, decoded),
      };
    case 'unknown':
      return {
        ...decoded,
        sentence: words.t('call.unknown', { name: nameOf(decoded.call.target) }),
        warning: warnOfFunction(words, decoded),
      };
  }
}
