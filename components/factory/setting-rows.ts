import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingRequest } from '@/lib/schemas/training';

/** What a builder chose, of a run or of a published model, each with its name; data, base and hashes aside. */
export function settingRows(request: TrainingRequest | ModelManifest): [name: string, value: string][] {
  switch (request.kind) {
    case 'classifier': {
      const { textField, labelField, settings } = request;
      return [
        ['Columns', `${textField} → ${labelField}`],
        ['Penalty λ', String(settings.lambda)],
        [
          'Features',
          `at most ${settings.maxFeatures.toLocaleString('en')}, in at least ${settings.minDocumentFrequency} records`,
        ],
        ['Pairs of words', settings.bigrams ? 'yes' : 'no'],
        ['Held out', heldOut(settings)],
        ...computedBy(request),
      ];
    }
    case 'retrieval': {
      const { textField, titleField, questionField, answerField, settings } = request;
      return [
        ['Searched', titleField ? `${textField}, with the heading ${titleField}` : textField],
        ['Measured with', questionField && answerField ? `${questionField} → ${answerField}` : 'no questions'],
        ['Ranking', `BM25, k₁ = ${settings.k1}, b = ${settings.b}`],
        ['Passages', `at most ${settings.passageWords} words`],
        ['Answers', `at most ${settings.answerWords} words`],
        ...computedBy(request),
      ];
    }
    case 'adapter': {
      const { textField, questionField, settings } = request;
      return [
        ['Columns', questionField ? `${questionField} → ${textField}` : `${textField}, from its own beginning`],
        ['Rank', String(settings.rank)],
        ['Steps', settings.steps === null ? 'as many as the records need' : settings.steps.toLocaleString('en')],
        ['Highest rate', String(settings.rate)],
        ['Held out', heldOut(settings)],
        ...computedBy(request),
        ...('accelerator' in request ? arithmetic(request.accelerator) : []),
      ];
    }
    case 'endpoint':
      return [
        ['Records’ text', request.textField],
        ['Server', request.settings.url],
        ['Model there', request.settings.model],
        ['Dialect', DIALECTS[request.settings.dialect]],
      ];
    case 'decoder':
      return [
        ['Steps', request.steps.toLocaleString('en')],
        ['Pieces of text read', request.tokens.toLocaleString('en')],
        ['Seed', `“${request.seed}”`],
        ...arithmetic(request.accelerator),
      ];
  }
}

/** How another server is spoken to, in words. */
export const DIALECTS = {
  openai: 'OpenAI-compatible',
  vllm: 'vLLM',
  sglang: 'SGLang',
  lorax: 'LoRAX',
} as const;

const ARITHMETIC = {
  'wasm-simd': 'WebAssembly with SIMD: the same bits on every machine',
  openblas: 'OpenBLAS: faster, its last bits differ between machines',
} as const;

const COMPUTE = { operator: 'this site’s worker', anyone: 'any provider, compared by hash' } as const;

function arithmetic(accelerator: keyof typeof ARITHMETIC): [string, string][] {
  return [['Arithmetic', ARITHMETIC[accelerator]]];
}

/** Who was asked to compute it: a manifest does not say, it names who did. */
function computedBy(request: object): [string, string][] {
  if (!('compute' in request)) return [];
  return [['Computed by', request.compute === 'anyone' ? COMPUTE.anyone : COMPUTE.operator]];
}

function heldOut({ heldOutPercent, seed }: { heldOutPercent: number; seed: string }): string {
  return `about ${heldOutPercent} %, drawn by seed “${seed}”`;
}
