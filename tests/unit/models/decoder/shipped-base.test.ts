import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gguf } from '@huggingface/gguf';
import { describe, expect, it } from 'vitest';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { measureTextLoss } from '@/lib/models/decoder/measure-loss';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { layOutParameters } from '@/lib/models/decoder/parameters';
import { baseManifestSchema } from '@/lib/schemas/base-manifest';
import { PROBE_TEXT } from '@/scripts/train-base/probe-text';

const bytes = new Uint8Array(readFileSync('assets/base-model/tributary-base.gguf'));
const papers = JSON.parse(readFileSync('assets/base-model/manifest.json', 'utf8'));
const manifest = baseManifestSchema.parse(papers);
const base = openBase(bytes);

describe('the base model that is shipped', () => {
  it('is the one its manifest describes', () => {
    expect(manifest.weights).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(base.name).toBe(manifest.name);
    expect(base.shape).toEqual(manifest.shape);
    expect(base.template.name).toBe('tributary');
    expect(layOutParameters(base.shape).length).toBe(papers.parameters);
    expect(papers.parameters).toBeGreaterThanOrEqual(2e6);
    expect(papers.parameters).toBeLessThanOrEqual(6e6);
  });

  it('lists what it read, of which each may be used, and once only', () => {
    expect(manifest.sources.length).toBeGreaterThan(16);
    expect(new Set(manifest.sources.map(({ licence }) => licence))).toEqual(new Set(['public domain', 'MIT']));
    expect(new Set(manifest.sources.map(({ sha256 }) => sha256)).size).toBe(manifest.sources.length);
    for (const { title } of manifest.sources) expect(title).not.toMatch(/^[./\\]|shared|\.txt$/);
  });

  it('foresees a text it has not read as well as its manifest says, and far better than chance', () => {
    const open = openDecoder({ ...base, batch: 4, sequence: 256 });
    const { sum, tokens } = measureTextLoss(open, [base.tokeniser.encode(PROBE_TEXT)]);
    expect(sum / tokens).toBeCloseTo(papers.probeLoss, 6);
    expect(sum / tokens).toBeLessThan(0.6 * Math.log(base.shape.vocabulary));
  }, 30_000);

  it('is to Hugging Face’s reader what it is to us', async () => {
    const { metadata, tensorInfos } = await gguf('assets/base-model/tributary-base.gguf', { allowLocalFile: true });
    expect(metadata).toMatchObject({
      'general.architecture': 'llama',
      'general.name': manifest.name,
      'llama.block_count': base.shape.layers,
      'llama.context_length': base.shape.context,
      'tokenizer.ggml.model': 'gpt2',
    });
    const floats = tensorInfos.reduce((sum, { shape }) => sum + shape.reduce((size, one) => size * Number(one), 1), 0);
    expect(floats).toBe(papers.parameters);
  }, 30_000);
});

describe('the loss of a text', () => {
  const tokens = base.tokeniser.encode(PROBE_TEXT);
  const nothing = base.weights.map(() => 0);

  it('counts every token but the first once, however the text is cut', () => {
    for (const [batch, sequence] of [
      [1, 64],
      [3, 32],
      [2, 256],
    ] as const) {
      const { sum, tokens: asked } = measureTextLoss(openDecoder({ ...base, weights: nothing, batch, sequence }), [
        tokens,
      ]);
      expect(asked).toBe(tokens.length - 1);
      // Weights of zero know nothing: each token is as likely as any other.
      expect(sum / asked).toBeCloseTo(Math.log(base.shape.vocabulary), 4);
    }
  }, 30_000);

  it('is none of no text', () => {
    const open = openDecoder({ ...base, weights: nothing, batch: 1, sequence: 8 });
    expect(measureTextLoss(open, [[], [5]])).toEqual({ sum: 0, tokens: 0 });
  });
});
