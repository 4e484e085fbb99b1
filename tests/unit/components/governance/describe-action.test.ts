import { describe, expect, it } from 'vitest';
import { describeAction } from '@/components/governance/describe-action';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';
import { shortenAddress } from '@/lib/chain/shorten-address';
import { GERMAN, textsFor } from '@/tests/support/texts';
import { ACTIONS, OPERATOR, PAYEE, state } from '@/tests/unit/chain/governance/sample-protocol';

const nameOf = (address: string) => (address === OPERATOR ? 'the old one' : shortenAddress(address));
const words = { t: textsFor('governance.protocolWords'), address: textsFor('ui.address'), tag: 'en-GB' };
const before: ProtocolBefore = {
  parameters: {
    challengeWindow: state.parameters.challengeWindow.value,
    proposalBondPart: state.parameters.proposalBondPart.value,
    minimumBond: state.parameters.minimumBond.value,
    unbondingDelay: state.parameters.unbondingDelay.value,
  },
  roles: state.roles,
  feeParts: state.feeParts,
  voting: state.voting,
};
const SENTENCES = [
  'Challenge window: 1 day → 2 days',
  'Notice period of a stake: 7 days → 1 hour',
  'Bond of a proposed epoch: 10% → 50%',
  'Least bond: 100 OPEN → 1,234.5 OPEN',
  'Parts of a fee: Treasury 10% → 12.5%, Curators’ stakes 15% → 12.5%',
  'Guardian: 0x14dc…9955 → nobody',
  'Operator: the old one → 0x90f7…b906',
  '12,000 OPEN from the treasury to 0x90f7…b906',
  'Challenge of epoch 3: upheld',
  'Dispute about contribution 12: dismissed',
  'Time before a vote opens: 1 day → 2 days',
  'Time a vote is open: 7 days → 3 days',
  'Extra time after a late turnout: 2 days → 1 day',
  'Votes to make a proposal: 1,000,000 OPEN → 500,000 OPEN',
  'Turnout needed: 4% → 5%',
  'Wait before it takes effect: 2 days → 4 days',
];

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const describeNow = (action: ProposalAction, known: ProtocolBefore = before) =>
  describeAction(words, action, { before: known, nameOf });

describe('describeAction', () => {
  it.each(ACTIONS.map((action, index) => ({ action, sentence: SENTENCES[index] })))(
    'says "$sentence"',
    ({ action, sentence }) => {
      expect(plain(describeNow(action).sentence)).toBe(sentence);
    },
  );

  it('says only what comes where nothing is known of before', () => {
    expect(describeNow({ kind: 'set-parameter', parameter: 'challengeWindow', value: 90n }, {}).sentence).toBe(
      'Challenge window: 90 seconds',
    );
    expect(plain(describeNow({ kind: 'set-fee-parts', parts: state.feeParts }, {}).sentence)).toBe(
      'Parts of a fee: Treasury 10%, Builder of the model 20%, Curators’ stakes 15%, Compute provider 5%, Contributors 50%',
    );
  });

  it('says so when nothing changes', () => {
    const effect = describeNow({ kind: 'set-parameter', parameter: 'challengeWindow', value: 86_400n });
    expect(effect.sentence).toBe('Challenge window: 1 day, as it is already');
    expect(effect.changes).toEqual([{ label: 'Challenge window', before: '1 day', after: '1 day', changed: false }]);
  });

  it('gives whole addresses to check, and every digit of an amount', () => {
    const effect = describeNow({ kind: 'spend', to: PAYEE, amount: 1_000_000_000_000_000_001n });
    expect(effect.accounts).toEqual([{ label: 'Paid to', address: PAYEE }]);
    expect(plain(effect.sentence)).toContain('1.000000000000000001 OPEN');
  });

  it.each([
    [{ kind: 'set-role', role: 'guardian', holder: '0x0000000000000000000000000000000000000000' }, /needs a vote/],
    [{ kind: 'set-role', role: 'treasury', holder: PAYEE }, /votes do not decide/],
    [{ kind: 'set-voting', setting: 'timelockDelay', value: 3_599n }, /at once/],
    [{ kind: 'set-voting', setting: 'quorumPercent', value: 51n }, /More than half/],
    [{ kind: 'set-voting', setting: 'quorumPercent', value: 0n }, /single vote/],
    [{ kind: 'set-voting', setting: 'votingDelay', value: 0n }, /delegate/],
  ] satisfies [ProposalAction, RegExp][])('warns of %o', (action, warning) => {
    expect(describeNow(action).warning).toMatch(warning);
  });

  it('says it in German, with German numbers', () => {
    const german = {
      t: textsFor('governance.protocolWords', GERMAN),
      address: textsFor('ui.address', GERMAN),
      tag: 'de-DE',
    };
    const effect = describeAction(
      german,
      { kind: 'set-parameter', parameter: 'minimumBond', value: 12_345n * 10n ** 17n },
      { before, nameOf },
    );
    expect(plain(effect.sentence)).toBe('Kleinstes Pfand: 100 OPEN → 1.234,5 OPEN');
    const times = describeAction(
      german,
      { kind: 'set-voting', setting: 'votingPeriod', value: 172_800n },
      { before, nameOf },
    );
    expect(times.sentence).toBe('Dauer einer Abstimmung: 7 Tage → 2 Tage');
  });

  it('does not warn of what is usual', () => {
    const usual = ACTIONS.filter((action) => action.kind !== 'set-role');
    expect(usual.map((action) => describeNow(action).warning)).toEqual(usual.map(() => null));
  });
});
