import { describe, expect, it } from 'vitest';
import { describeCall } from '@/components/governance/describe-call';
import { nameProposal } from '@/components/governance/name-proposal';
import type { DecodedCall } from '@/lib/chain/governance/decode-call';
import { GERMAN, textsFor } from '@/tests/support/texts';
import { PAYEE } from '@/tests/unit/chain/governance/sample-protocol';

const call = { target: PAYEE, value: 0n, calldata: '0x12345678' } as const;
const WINDOW: DecodedCall = {
  ...{ kind: 'action', call },
  action: { kind: 'set-parameter', parameter: 'challengeWindow', value: 172_800n },
};
const UNKNOWN: DecodedCall = { kind: 'unknown', call };

const id = '1234567890123456789';
const english = textsFor('governance.nameProposal');
const german = textsFor('governance.nameProposal', GERMAN);

function describeAll(calls: readonly DecodedCall[], reader?: typeof GERMAN) {
  const words = {
    t: textsFor('governance.protocolWords', reader),
    address: textsFor('ui.address', reader),
    tag: reader?.tag ?? 'en-GB',
  };
  return calls.map((one) => describeCall(words, one, { before: {}, nameOf: () => 'somebody' }));
}

describe('nameProposal', () => {
  it('calls a proposal as its proposer wrote, whatever it does', () => {
    expect(nameProposal(english, { id, title: 'A better window' }, describeAll([WINDOW]))).toEqual({
      name: 'A better window',
      written: true,
    });
  });

  it('says what a proposal without words would do, and how much more', () => {
    const silent = { id, title: null };
    expect(nameProposal(english, silent, describeAll([WINDOW])).name).toBe('Challenge window: 2 days');
    expect(nameProposal(english, silent, describeAll([UNKNOWN, WINDOW, WINDOW]))).toEqual({
      name: 'Challenge window: 2 days, and 2 more changes',
      written: false,
    });
    expect(nameProposal(german, silent, describeAll([WINDOW, WINDOW], GERMAN)).name).toMatch(
      /: 2 Tage und eine weitere Änderung$/,
    );
  });

  it('gives the number of one that nobody can read', () => {
    expect(nameProposal(english, { id, title: null }, describeAll([UNKNOWN])).name).toBe('Proposal 1234…6789');
    expect(nameProposal(german, { id: '12', title: null }, []).name).toBe('Vorschlag 12');
  });
});
