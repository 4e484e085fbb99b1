import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEPLOYMENT_ORDER, predictAddresses } from '@/lib/chain/addresses';
import { localAccount } from '@/lib/chain/local-accounts';
import { renderAddresses } from '@/scripts/render-addresses.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-addresses-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fields = [...DEPLOYMENT_ORDER];
const contracts = predictAddresses({ deployer: localAccount(3).address, firstNonce: 5 });
const record = (chainId: number, changes: object = {}) =>
  writeFileSync(join(folder, `${chainId}.json`), JSON.stringify({ chainId, firstBlock: 77, contracts, ...changes }));

describe('renderAddresses', () => {
  it('is what the generated file says, of the deployments there are', () => {
    const written = readFileSync('contracts-abi/addresses.ts', 'utf8');
    expect(written.endsWith(renderAddresses(fields, 'contracts-abi/deployments'))).toBe(true);
  });

  it('adds each recorded deployment, its addresses and first block', () => {
    record(84_532);
    record(8453);
    const text = renderAddresses(fields, folder);
    expect(text).toContain(`  8453: {\n    openToken: '${contracts.openToken}',\n`);
    expect(text).toContain(`    counterfactualClaims: '${contracts.counterfactualClaims}',\n  },\n};`);
    expect(text).toMatch(/ {2}8453: 77,\n {2}31337: 0,\n {2}84532: 77,\n/);
  });

  it.each([
    { chainId: 5 },
    { firstBlock: 'soon' },
    { contracts: { ...contracts, timelock: '0x12' } },
    { contracts: undefined },
  ])('refuses a record with %j', (changes) => {
    record(8453, changes);
    expect(() => renderAddresses(fields, folder)).toThrow(/8453\.json is not the record of a deployment/);
  });

  it('lets nobody record the local chain, which everybody deploys anew', () => {
    record(31_337);
    expect(() => renderAddresses(fields, folder)).toThrow(/31337\.json/);
  });
});
