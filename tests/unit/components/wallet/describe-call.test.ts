import { type Abi, type AbiFunction, type AbiParameter, encodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';
import { describeCall } from '@/components/wallet/dev-wallet/describe-call';
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

const addresses = known[31337] ?? expect.fail('contracts-abi knows no local contracts');
const OPEN = 10n ** 18n;

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

describe('describeCall', () => {
  it.each(calls)('describes $name, each argument under a label of its own', ({ key, item }) => {
    const to = new Map(Object.entries(addresses)).get(key) ?? '';
    const data = encodeFunctionData({ abi: [item], args: item.inputs.map(sample) });
    const { title, lines } = describeCall({ to, data, addresses });
    expect(title).toMatch(/^[A-Z][a-z]/);
    const labels = lines.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { label, value } of lines) {
      expect(label).not.toBe('');
      expect(value).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('says an amount in OPEN and an account and a contract by name', () => {
    const data = encodeFunctionData({
      abi: openTokenAbi,
      functionName: 'approve',
      args: [addresses.curatorStaking, 50n * OPEN],
    });
    expect(describeCall({ to: addresses.openToken, data, addresses }).lines).toEqual([
      { label: 'Contract', value: 'OpenToken' },
      { label: 'Spender', value: `CuratorStaking (${addresses.curatorStaking})` },
      { label: 'Value', value: '50 OPEN' },
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
        describeCall({ to: addresses.rewardDistributor, data, addresses }).lines.map((line) => [
          line.label,
          line.value,
        ]),
      );
    };
    expect(told(1_700_000_000n).get('Deadline')).toBe('2023-11-14 22:13:20 UTC');
    expect(told(1_700_000_000n).get('What')).toContain('Cumulative amount: 3 OPEN');
    expect(told(2n ** 256n - 1n).get('Deadline')).toBe('never');
  });

  it.each([
    [0, 7_200n, 'challenge window', '2 hours'],
    [3, 1_000n, 'proposal bond', '10 %'],
    [4, 100n * OPEN, 'minimum bond', '100 OPEN'],
  ] as const)('reads the value of parameter %i in its own unit', (parameter, value, name, words) => {
    const data = encodeFunctionData({
      abi: protocolParametersAbi,
      functionName: 'setParameter',
      args: [parameter, value],
    });
    expect(describeCall({ to: addresses.protocolParameters, data, addresses }).lines.slice(1)).toEqual([
      { label: 'Parameter', value: name },
      { label: 'Value', value: words },
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
    const { title, lines } = describeCall({ to: addresses.tributaryGovernor, data, addresses });
    expect(title).toBe('Make a proposal');
    expect(lines.slice(1)).toEqual([
      {
        label: 'What it does, 1',
        value: `Decide a challenge; Contract: RewardDistributor; Epoch: 7; Root: 0x${'5e'.repeat(32)}; Upheld: yes; Reason: The total is wrong.`,
      },
      {
        label: 'What it does, 2',
        value: `Transfer; Contract: OpenToken; To: treasury (${addresses.timelock}); Value: 5 OPEN; Wei sent along: 1`,
      },
      { label: 'Description', value: 'Uphold it' },
    ]);
  });

  it('says what it does not know as it is', () => {
    const to = `0x${'12'.repeat(20)}`;
    expect(describeCall({ to, data: '0x1234', addresses })).toEqual({
      title: 'Send a transaction',
      lines: [
        { label: 'To', value: to },
        { label: 'Data', value: '0x1234' },
      ],
    });
  });
});
