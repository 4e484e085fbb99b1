import { afterEach, describe, expect, it, vi } from 'vitest';
import { env, findEnvProblems, isSet } from '@/lib/env';

afterEach(() => vi.unstubAllEnvs());

describe('env', () => {
  it('reads only the field that is asked for', () => {
    vi.stubEnv('DATABASE_URL', undefined);
    vi.stubEnv('CHAIN_ID', '8453');
    expect(env.CHAIN_ID).toBe(8453);
    expect(() => env.DATABASE_URL).toThrow(/DATABASE_URL is not set/);
  });

  it('takes an empty variable for one that is not set', () => {
    vi.stubEnv('CHAIN_ID', '');
    expect(isSet('CHAIN_ID')).toBe(false);
    expect(env.CHAIN_ID).toBe(31337);
  });

  it('has the published accounts in local mode, and none elsewhere', () => {
    for (const name of ['OPERATOR_PRIVATE_KEY', 'GUARDIAN']) vi.stubEnv(name, undefined);
    vi.stubEnv('LOCAL_MODE', 'true');
    expect(env.GUARDIAN).toBe('0x14dC79964da2C08b23698B3D3cc7Ca32193d9955');
    expect(env.OPERATOR_PRIVATE_KEY).toMatch(/^0xdbda1821/);
    expect(env.WITHDRAWAL_DELAY_S).toBe(120);
    vi.stubEnv('LOCAL_MODE', 'false');
    expect(() => env.OPERATOR_PRIVATE_KEY).toThrow(/is not set/);
    expect(() => env.GUARDIAN).toThrow(/is not set/);
    expect(env.WITHDRAWAL_DELAY_S).toBe(86_400);
  });

  it('refuses local mode on another chain, where the published accounts are everybody’s', () => {
    for (const name of ['OPERATOR_PRIVATE_KEY', 'RPC_URL']) vi.stubEnv(name, undefined);
    vi.stubEnv('LOCAL_MODE', 'true');
    vi.stubEnv('CHAIN_ID', '8453');
    expect(() => env.LOCAL_MODE).toThrow(/LOCAL_MODE is not usable \(true is for chain 31337 only\)/);
    expect(() => env.OPERATOR_PRIVATE_KEY).toThrow(/LOCAL_MODE/);
  });

  it('asks nobody for the deployer’s key who deploys nothing, but reads it when it is there', () => {
    vi.stubEnv('LOCAL_MODE', 'false');
    for (const name of ['DEPLOYER_PRIVATE_KEY', 'GUARDIAN', 'OPERATOR_PRIVATE_KEY']) vi.stubEnv(name, undefined);
    const problems = findEnvProblems().join('\n');
    expect(problems).toMatch(/OPERATOR_PRIVATE_KEY is not set/);
    expect(problems).not.toMatch(/DEPLOYER|GUARDIAN/);
    vi.stubEnv('GUARDIAN', '0x12');
    expect(findEnvProblems().join('\n')).toMatch(/GUARDIAN is not usable/);
  });

  it('names the variables that are not usable, never their values', () => {
    vi.stubEnv('OPERATOR_PRIVATE_KEY', '0xsecretsecret');
    vi.stubEnv('SESSION_SECRET', 'too short');
    const problems = findEnvProblems(['OPERATOR_PRIVATE_KEY', 'SESSION_SECRET', 'CHAIN_ID']).join('\n');
    expect(problems).toMatch(/OPERATOR_PRIVATE_KEY/);
    expect(problems).toMatch(/SESSION_SECRET is not usable \(at least 32 characters\)/);
    expect(problems).not.toMatch(/CHAIN_ID|secretsecret|too short/);
  });
});
