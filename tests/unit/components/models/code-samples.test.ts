import { expect, it } from 'vitest';
import { codeSamples } from '@/components/models/code-samples';
import { runElsewhere } from '@/components/models/run-elsewhere';

it('asks the page’s own origin for the model by its name, in every sample', () => {
  const samples = codeSamples({ origin: 'https://tributary.example', modelId: 12 });
  expect(samples.map(({ key }) => key)).toEqual(['curl', 'javascript', 'python', 'aiSdk']);
  for (const { code } of samples) {
    expect(code).toContain('https://tributary.example/v1');
    expect(code).toContain('tributary-12');
    expect(code).toContain('TRIBUTARY_KEY');
  }
});

it('fetches the base, and the adapter where there is one', () => {
  const origin = 'https://tributary.example';
  const both = runElsewhere({ origin, base: { weightsCid: 'basecid' }, adapter: { weightsCid: 'adaptercid' } });
  expect(both).toContain(`${origin}/api/v1/content/basecid`);
  expect(both).toContain(`${origin}/api/v1/content/adaptercid`);
  expect(both).toContain('--lora adapter.gguf');
  expect(runElsewhere({ origin, base: { weightsCid: 'basecid' }, adapter: null })).not.toContain('--lora');
});
