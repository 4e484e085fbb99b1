import type { DecodedCall } from '@/lib/chain/governance/decode-call';
import { type Before, describeAction, type Effect } from '@/lib/chain/governance/describe-action';
import { warnOfFunction } from '@/lib/chain/governance/warn-of-function';

/** One call of a proposal: in words where a template makes it, as it stands where not. */
export type CallWords =
  | ({ readonly kind: 'action'; readonly call: DecodedCall['call'] } & Effect)
  | (Exclude<DecodedCall, { kind: 'action' }> & { readonly sentence: string; readonly warning: string });

/** Describes a call; `before` and `nameOf` as for describeAction. */
export function describeCall(
  decoded: DecodedCall,
  { before, nameOf }: { before: Before; nameOf: (address: string) => string },
): CallWords {
  switch (decoded.kind) {
    case 'action':
      return { kind: 'action', call: decoded.call, ...describeAction(decoded.action, { before, nameOf }) };
    case 'function':
      return {
        ...decoded,
        sentence: `A call of ${decoded.functionName} of ${decoded.contract}`,
        warning: warnOfFunction(decoded),
      };
    case 'unknown':
      return {
        ...decoded,
        sentence: `A call to ${nameOf(decoded.call.target)} that this site cannot read`,
        warning: warnOfFunction(decoded),
      };
  }
}
