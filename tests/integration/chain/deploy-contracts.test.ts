import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses as knownAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { deployContracts, isDeployed } from '@/lib/chain/deploy-contracts';
import { localTerms } from '@/lib/chain/deployment-terms';
import { escrowAddress } from '@/lib/chain/escrow-address';
import { fundOperator, OPERATOR_OPEN } from '@/lib/chain/fund-operator';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { startChain, type TestChain } from '@/tests/support/start-chain';

let chain: TestChain;
beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

const termsOf = (test: TestChain, deployerIndex: number) =>
  localTerms({
    recipient: test.addressOf(deployerIndex),
    operator: test.addressOf(LOCAL_ROLES.operator),
    guardian: test.addressOf(LOCAL_ROLES.guardian),
    challengeWindowS: 60,
    withdrawalDelayS: 120,
  });

const balanceOf = (index: number) =>
  chain.reader.readContract({
    address: chain.addresses.openToken,
    abi: openTokenAbi,
    functionName: 'balanceOf',
    args: [chain.addressOf(index)],
  });

describe('deployContracts', () => {
  it('deploys to the addresses that the generated file names', async () => {
    expect(chain.addresses).toEqual(knownAddresses[chain.chainId]);
    expect(await isDeployed(chain.reader, chain.addresses)).toBe(true);
  });

  it('gives the whole supply to the recipient, who funds the operator, and binds the vault to the distributor', async () => {
    const { reader, addresses } = chain;
    expect(await balanceOf(LOCAL_ROLES.operator)).toBe(OPERATOR_OPEN);
    expect(await balanceOf(LOCAL_ROLES.deployer)).toBe(10n ** 27n - OPERATOR_OPEN);
    const vault = await reader.readContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'vault',
    });
    expect(vault).toBe(addresses.inferenceVault);
  });

  it('names the escrow that the distributor creates', async () => {
    const { rewardDistributor } = chain.addresses;
    const escrow = await chain.reader.readContract({
      address: rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'escrow',
    });
    expect(escrow).toBe(escrowAddress(rewardDistributor));
  });

  it('sends nothing when everything is there', async () => {
    const before = await chain.reader.getBlockNumber();
    const deployer = chain.walletFor(LOCAL_ROLES.deployer);
    const again = await deployContracts(
      { reader: chain.reader, deployer },
      { firstNonce: 0, terms: termsOf(chain, LOCAL_ROLES.deployer) },
    );
    expect(again).toEqual(chain.addresses);
    expect(await chain.reader.getBlockNumber()).toBe(before);
  });

  it('takes up a deployment that was cut off after four contracts', async () => {
    // Six contracts, and the transfer to the operator.
    await chain.rollBack(7);
    expect(await isDeployed(chain.reader, chain.addresses)).toBe(false);
    await deployContracts(
      { reader: chain.reader, deployer: chain.walletFor(LOCAL_ROLES.deployer) },
      { firstNonce: 0, terms: termsOf(chain, LOCAL_ROLES.deployer) },
    );
    expect(await isDeployed(chain.reader, chain.addresses)).toBe(true);
  });

  it('says so when another transaction took one of the nonces', async () => {
    const other = chain.walletFor(5);
    await other.sendTransaction({ to: other.account.address, value: 1n });
    const attempt = deployContracts(
      { reader: chain.reader, deployer: other },
      { firstNonce: 0, terms: termsOf(chain, 5) },
    );
    await expect(attempt).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('fundOperator', () => {
  it('gives once, and again what is missing when most of it is lost', async () => {
    const { reader, addresses } = chain;
    const deployer = chain.walletFor(LOCAL_ROLES.deployer);
    const pocket = { openToken: addresses.openToken, operator: chain.addressOf(LOCAL_ROLES.operator) };
    await fundOperator({ reader, deployer }, pocket);
    expect(await balanceOf(LOCAL_ROLES.operator)).toBe(OPERATOR_OPEN);
    const before = await reader.getBlockNumber();
    await fundOperator({ reader, deployer }, pocket);
    expect(await reader.getBlockNumber()).toBe(before);

    const hash = await chain.walletFor(LOCAL_ROLES.operator).writeContract({
      address: addresses.openToken,
      abi: openTokenAbi,
      functionName: 'transfer',
      args: [chain.addressOf(0), OPERATOR_OPEN - 7n],
    });
    await reader.waitForTransactionReceipt({ hash });
    await fundOperator({ reader, deployer }, pocket);
    expect(await balanceOf(LOCAL_ROLES.operator)).toBe(OPERATOR_OPEN);
  });
});
