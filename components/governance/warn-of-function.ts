import type { ProtocolWords } from '@/components/governance/protocol-words';
import type { DecodedCall } from '@/lib/chain/governance/decode-call';

const WARNINGS = {
  'Timelock.grantRole': 'function.grantRole',
  'Timelock.revokeRole': 'function.revokeRole',
  'TributaryGovernor.updateTimelock': 'function.updateTimelock',
  'TributaryGovernor.relay': 'function.relay',
  'OpenToken.approve': 'function.approve',
  'OpenToken.burn': 'function.burn',
  'OpenToken.delegate': 'function.delegate',
} as const;

/** What a voter should know about a call for which there is no template. */
export function warnOfFunction({ t }: ProtocolWords, call: Exclude<DecodedCall, { kind: 'action' }>): string {
  if (call.kind === 'unknown') return t('function.unknown');
  const name = `${call.contract}.${call.functionName}`;
  const [, key = 'function.noTemplate' as const] = Object.entries(WARNINGS).find(([known]) => known === name) ?? [];
  const warning = t(key);
  return call.call.value > 0n ? t('function.coins', { warning, wei: call.call.value.toString() }) : warning;
}
