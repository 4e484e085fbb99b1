import type { DecodedCall } from '@/lib/chain/governance/decode-call';

const WARNINGS: Readonly<Record<string, string>> = {
  'Timelock.grantRole':
    'It gives an account a right over the timelock. With the proposer’s, it needs no vote any more.',
  'Timelock.revokeRole':
    'It takes a right over the timelock away. Without the governor’s, no vote can ever be carried out again.',
  'TributaryGovernor.updateTimelock':
    'It puts another contract in the timelock’s place. The treasury and the protocol stay with the old one.',
  'TributaryGovernor.relay': 'It makes the governor call whatever stands in its data.',
  'OpenToken.approve': 'It lets another account take OPEN out of the treasury later, without a further vote.',
  'OpenToken.burn': 'It destroys OPEN of the treasury.',
  'OpenToken.delegate': 'It lends the treasury’s votes to an account.',
};

/** What a voter should know about a call for which there is no template. */
export function warnOfFunction(call: Exclude<DecodedCall, { kind: 'action' }>): string {
  if (call.kind === 'unknown') {
    return 'This call is to a contract, or of a function, that this site does not know. It can do anything the timelock may do: move its OPEN, change the protocol. Vote for it only if you can read it.';
  }
  const known = WARNINGS[`${call.contract}.${call.functionName}`];
  const coins = call.call.value > 0n ? ` It sends ${call.call.value} wei along.` : '';
  return `${known ?? 'There is no template for this call: read its arguments with care.'}${coins}`;
}
