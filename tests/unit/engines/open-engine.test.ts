import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEngine } from '@/lib/engines/open-engine';
import { findEnvProblems } from '@/lib/env';

const clear = () => {
  (globalThis as { tributaryEngine?: unknown }).tributaryEngine = undefined;
};
beforeEach(clear);
afterEach(() => {
  clear();
  vi.unstubAllEnvs();
});

describe('openEngine', () => {
  it('opens the embedded engine’s service by default, once for a process, and connects to nothing', () => {
    vi.stubEnv('ENGINE_URL', 'http://127.0.0.1:1');
    vi.stubEnv('ENGINE_SECRET', 'sixteen characters');
    expect(openEngine()).toBe(openEngine());
  });

  it('wants another server’s address and the base’s name on it', () => {
    vi.stubEnv('ENGINE', 'vllm');
    const problems = findEnvProblems(['ENGINE_URL', 'ENGINE_MODEL']).join('\n');
    expect(problems).toMatch(/ENGINE_URL is not set/);
    expect(problems).toMatch(/ENGINE_MODEL is not set/);
    vi.stubEnv('ENGINE', 'embedded');
    expect(findEnvProblems(['ENGINE_URL', 'ENGINE_MODEL'])).toEqual([]);
  });

  it('wants a folder for adapters where the server reads them from one', () => {
    vi.stubEnv('ENGINE', 'vllm');
    vi.stubEnv('ENGINE_URL', 'http://127.0.0.1:1');
    vi.stubEnv('ENGINE_MODEL', 'base');
    expect(() => openEngine()).toThrow(/set ENGINE_ADAPTERS_FOLDER/);
    vi.stubEnv('ENGINE', 'openai');
    expect(openEngine().generate).toBeTypeOf('function');
  });

  it('lets local endpoints be allowed in local mode only', () => {
    vi.stubEnv('ALLOW_LOCAL_ENDPOINTS', 'true');
    vi.stubEnv('LOCAL_MODE', 'false');
    expect(findEnvProblems(['ALLOW_LOCAL_ENDPOINTS']).join()).toMatch(/local mode only/);
    vi.stubEnv('LOCAL_MODE', 'true');
    expect(findEnvProblems(['ALLOW_LOCAL_ENDPOINTS'])).toEqual([]);
  });
});
