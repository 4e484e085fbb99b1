import { type Abi, type AbiFunction, type AbiParameter, encodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';
import { describeCall } from '@/components/wallet/dev-wallet/describe-call';
import { loadDevWords } from '@/components/wallet/dev-wallet/dev-words';
import { addresses as known } from '@/contracts-abi/addresses';
import { counterfactualClaimsAbi } from '@/contracts-abi/counterfactual-claims';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { shortenAddress } from '@/lib/chain/shorten-address';

const addresses = known[31337] ?? expect.fail('contracts-abi knows no local contracts');
const OPEN = 10n ** 18n;
const english = await loadDevWords('en');
const german = await loadDevWords('de');

const ABIS: Record<keyof typeof addresses, Abi> = {
  openToken: openTokenAbi,
  timelock: timelockAbi,
  protocolParameters: protocolParametersAbi,
  curatorStaking: curatorStakingAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  rewardDistributor: rewardDistributorAbi,
  inferenceVault: inferenceVaultAbi,
  tributaryGovernor: tributaryGovernorAbi,
  counterfactualClaims: counterfactualClaimsAbi,
};

/** Some value of an ABI type. */
function sample({ type, components }: AbiParameter & { components?: readonly AbiParameter[] }): unknown {
  if (type.endsWith('[]')) return [sample({ type: type.slice(0, -2), ...(components ? { components } : {}) })];
  if (type === 'tuple') return Object.fromEntries((components ?? []).map((one) => [one.name, sample(one)]));
  if (type.startsWith('uint')) return Number(type.slice(4)) > 48 ? 2n : 2;
  if (type === 'address') return addresses.timelock;
  if (type === 'bool') return true;
  if (type === 'string') return 'some words';
  return type === 'bytes' ? '0x' : `0x${'11'.repeat(Number(type.slice(5)))}`;
}

const calls = Object.entries(ABIS).flatMap(([key, abi]) =>
  abi
    .filter((item): item is AbiFunction => item.type === 'function')
    .filter(({ stateMutability }) => stateMutability === 'nonpayable' || stateMutability === 'payable')
    .map((item) => ({ key, item, name: `${key}.${item.name}/${item.inputs.length}` })),
);

/** A line that people read. */
const plain = (label: string, value: string) => ({ label, value, technical: false });

describe('describeCall', () => {
  it.each(calls)('describes $name, each argument under a label of its own', ({ key, item }) => {
    const to = new Map(Object.entries(addresses)).get(key) ?? '';
    const data = encodeFunctionData({ abi: [item], args: item.inputs.map(sample) });
    for (const words of [english, german]) {
      const { title, lines } = describeCall(words, { to, data, addresses });
      // The function's and the arguments' own names would be a missing word.
      expect(title).toMatch(/^[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]+(,? |$)/);
      const labels = lines.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const { label, value } of lines) {
        expect(label).toMatch(/^[A-ZÄÖÜ]/);
        expect(value).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });

  it('says an amount in OPEN and an account and a contract by name', () => {
    const data = encodeFunctionData({
      abi: openTokenAbi,
      functionName: 'approve',
      args: [addresses.curatorStaking, 50n * OPEN],
    });
    expect(describeCall(english, { to: addresses.openToken, data, addresses }).lines).toEqual([
      plain('Who may take', `the staking contract (${shortenAddress(addresses.curatorStaking)})`),
      plain('Amount', '50 OPEN'),
      plain('With', 'the OPEN token'),
      { label: 'Function', value: 'approve', technical: true },
      { label: 'Contract’s address', value: addresses.openToken, technical: true },
    ]);
    expect(describeCall(german, { to: addresses.openToken, data, addresses }).lines.slice(0, 2)).toEqual([
      plain('Wer nehmen darf', `der Vertrag für Einsätze (${shortenAddress(addresses.curatorStaking)})`),
      plain('Betrag', '50 OPEN'),
    ]);
  });

  it('says a time as a date, and that one without an end never ends', () => {
    const told = (deadline: bigint) => {
      const data = encodeFunctionData({
        abi: rewardDistributorAbi,
        functionName: 'claimTo',
        args: [
          { account: addresses.timelock, cumulativeAmount: 3n * OPEN, proof: [] },
          addresses.timelock,
          deadline,
          '0x',
        ],
      });
      return new Map(
        describeCall(english, { to: addresses.rewardDistributor, data, addresses }).lines.map((line) => [
          line.label,
          line.value,
        ]),
      );
    };
    expect(told(1_700_000_000n).get('Good until')).toBe('14 Nov 2023, 22:13:20 UTC');
    expect(told(1_700_000_000n).get('Earned in all')).toBe('3 OPEN');
    expect(told(2n ** 256n - 1n).get('Good until')).toBe('never');
  });

  it.each([
    [0, 7_200n, 'time to challenge', '2 hours'],
    [3, 1_000n, 'bond of a proposed settlement', '10%'],
    [4, 100n * OPEN, 'smallest bond', '100 OPEN'],
  ] as const)('reads the value of parameter %i in its own unit', (parameter, value, name, words) => {
    const data = encodeFunctionData({
      abi: protocolParametersAbi,
      functionName: 'setParameter',
      args: [parameter, value],
    });
    expect(describeCall(english, { to: addresses.protocolParameters, data, addresses }).lines.slice(0, 2)).toEqual([
      plain('Which number', name),
      plain('Amount', words),
    ]);
  });

  it('tells what a proposal would do, call by call', () => {
    const resolve = encodeFunctionData({
      abi: rewardDistributorAbi,
      functionName: 'resolveChallenge',
      args: [7n, `0x${'5e'.repeat(32)}`, true, 'The total is wrong.'],
    });
    const pay = encodeFunctionData({
      abi: openTokenAbi,
      functionName: 'transfer',
      args: [addresses.timelock, 5n * OPEN],
    });
    const data = encodeFunctionData({
      abi: tributaryGovernorAbi,
      functionName: 'propose',
      args: [[addresses.rewardDistributor, addresses.openToken], [0n, 1n], [resolve, pay], 'Uphold it'],
    });
    const { title, lines } = describeCall(english, { to: addresses.tributaryGovernor, data, addresses });
    expect(title).toBe('Make a proposal');
    expect(lines.slice(0, 3)).toEqual([
      plain(
        'What it does, 1',
        'Decide a challenge; Settlement: 7; Is right: yes; Reason: The total is wrong.; With: the payout of earnings',
      ),
      plain(
        'What it does, 2',
        `Transfer OPEN; To: the treasury (${shortenAddress(addresses.timelock)}); Amount: 5 OPEN; With: the OPEN token; Coins sent along, in wei: 1`,
      ),
      plain('Words', 'Uphold it'),
    ]);
  });

  it('says what it does not know as it is', () => {
    const to = `0x${'12'.repeat(20)}`;
    expect(describeCall(english, { to, data: '0x1234', addresses })).toEqual({
      title: 'Send a transaction',
      lines: [plain('To', to), plain('Data', '0x1234')],
    });
  });
});
