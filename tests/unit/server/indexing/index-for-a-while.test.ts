import { afterEach, describe, expect, it, vi } from 'vitest';
import { requireScheduler } from '@/lib/server/indexing/index-for-a-while';

afterEach(() => vi.unstubAllEnvs());

describe('requireScheduler', () => {
  it('lets in who knows the secret, and nobody else', () => {
    vi.stubEnv('LOCAL_MODE', 'true');
    vi.stubEnv('CRON_SECRET', 'a secret of some length');
    expect(() => requireScheduler('Bearer a secret of some length')).not.toThrow();
    for (const wrong of [null, '', 'Bearer ', 'Bearer another secret', 'a secret of some length']) {
      expect(() => requireScheduler(wrong)).toThrow(/bearer token/);
    }
  });

  it('needs no secret on a local deployment', () => {
    vi.stubEnv('LOCAL_MODE', 'true');
    vi.stubEnv('CRON_SECRET', '');
    expect(() => requireScheduler(null)).not.toThrow();
  });

  it('never goes without one elsewhere', () => {
    vi.stubEnv('LOCAL_MODE', 'false');
    vi.stubEnv('CRON_SECRET', '');
    expect(() => requireScheduler(null)).toThrow(/CRON_SECRET/);
  });
});
