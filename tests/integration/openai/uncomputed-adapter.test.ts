import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScriptedEngine } from '@/tests/support/scripted-engine';
import { type Asking, startAsking } from '@/tests/support/start-asking';

const engine = openScriptedEngine();
let asking: Asking;
beforeAll(async () => {
  asking = await startAsking(engine);
}, 240_000);
afterAll(() => asking.stop());

it('refuses an adapter whose gradients nobody here computed, and charges nothing', async () => {
  const { key, permissionHash } = await asking.makeKey(2);
  const ask = () =>
    fetch(`${asking.baseURL}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: `tributary-${asking.adapter.adapterId}`,
        messages: [{ role: 'user', content: 'What is a ripe cherry like?' }],
      }),
    });
  expect((await ask()).status).toBe(200);
  await asking.economy.database.db.trainingRun.deleteMany({ where: { kind: 'adapter' } });
  const refused = await ask();
  expect(refused.status).toBe(403);
  expect((await refused.json()).error.message).toContain('not trained through this site');
  expect(await asking.servedUnder(permissionHash)).toBe(1);
  expect(engine.generations).toHaveLength(1);
});
