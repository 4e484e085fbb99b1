import { formatNumber } from '@/lib/core/format-number';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { EndpointChoices, TrainingRequest } from '@/lib/schemas/training';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type Texts = TranslatorOf<'factory.settingRows'>;
type Row = [name: string, value: string];

/** What a builder chose, of a run or of a published model, each with its name; data, base and hashes aside. */
export function settingRows(
  t: Texts,
  { of: request, tag }: { of: TrainingRequest | ModelManifest; tag: string },
): Row[] {
  const number = (value: number) => formatNumber(value, tag, { maximumSignificantDigits: 6 });
  switch (request.kind) {
    case 'classifier': {
      const { textField, labelField, settings } = request;
      return [
        [t('columns'), `${textField} → ${labelField}`],
        [t('penalty'), number(settings.lambda)],
        [t('features'), t('featuresWords', { most: settings.maxFeatures, least: settings.minDocumentFrequency })],
        [t('pairs'), t(settings.bigrams ? 'yes' : 'no')],
        heldOut(t, settings),
        ...computedBy(t, request),
      ];
    }
    case 'retrieval': {
      const { textField, titleField, questionField, answerField, settings } = request;
      return [
        [t('searched'), titleField ? t('withHeading', { text: textField, heading: titleField }) : textField],
        [t('measuredWith'), questionField && answerField ? `${questionField} → ${answerField}` : t('noQuestions')],
        [t('ranking'), `BM25, k₁ = ${number(settings.k1)}, b = ${number(settings.b)}`],
        [t('passages'), t('mostWords', { count: settings.passageWords })],
        [t('answers'), t('mostWords', { count: settings.answerWords })],
        ...computedBy(t, request),
      ];
    }
    case 'adapter': {
      const { textField, questionField, settings } = request;
      return [
        [t('columns'), questionField ? `${questionField} → ${textField}` : t('ownBeginning', { text: textField })],
        [t('rank'), number(settings.rank)],
        [t('steps'), settings.steps === null ? t('asNeeded') : number(settings.steps)],
        [t('rate'), number(settings.rate)],
        heldOut(t, settings),
        ...computedBy(t, request),
        ...('accelerator' in request ? [arithmetic(t, request.accelerator)] : []),
      ];
    }
    case 'endpoint':
      return [
        [t('recordsText'), request.textField],
        [t('server'), request.settings.url],
        [t('modelThere'), request.settings.model],
        [t('dialect'), DIALECTS[request.settings.dialect]],
      ];
    case 'decoder':
      return [
        [t('steps'), formatNumber(request.steps, tag)],
        [t('tokens'), formatNumber(request.tokens, tag)],
        [t('seed'), t('quoted', { text: request.seed })],
        arithmetic(t, request.accelerator),
      ];
  }
}

/** What ways to speak to a server are called. */
export const DIALECTS: Readonly<Record<EndpointChoices['dialect'], string>> = {
  openai: 'OpenAI API',
  vllm: 'vLLM',
  sglang: 'SGLang',
  lorax: 'LoRAX',
};

function arithmetic(t: Texts, accelerator: 'wasm-simd' | 'openblas'): Row {
  return [t('arithmetic'), t(accelerator)];
}

/** Who was asked to compute it: a manifest does not say, it names who did. */
function computedBy(t: Texts, request: object): Row[] {
  if (!('compute' in request)) return [];
  return [[t('computedBy'), t(request.compute === 'anyone' ? 'anyone' : 'operator')]];
}

function heldOut(t: Texts, { heldOutPercent, seed }: { heldOutPercent: number; seed: string }): Row {
  return [t('heldOut'), t('heldOutWords', { part: heldOutPercent / 100, seed })];
}
