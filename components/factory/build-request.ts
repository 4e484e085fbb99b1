import type { BaseChoice } from '@/components/factory/choose-base';
import type { Columns } from '@/components/factory/choose-columns';
import { RETRIEVAL_DEFAULTS } from '@/lib/core/retrieval-defaults';
import type {
  AdapterChoices,
  AdapterRequest,
  ClassifierChoices,
  EndpointChoices,
  RetrievalChoices,
  TrainingRequest,
} from '@/lib/schemas/training';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** Everything that stands in the form, of whatever kind. */
export type TrainingDraft = {
  readonly kind: TrainingRequest['kind'];
  readonly name: string;
  readonly summary: string;
  /** Datanet id to the chosen version. */
  readonly versions: ReadonlyMap<number, number>;
  readonly columns: Columns;
  readonly base: BaseChoice | null;
  readonly compute: AdapterRequest['compute'];
  readonly labels: ClassifierChoices;
  readonly passages: RetrievalChoices;
  readonly adapter: AdapterChoices;
  readonly endpoint: EndpointChoices;
};

/** What has been chosen; the rest is suggested from it. */
export type Chosen = Partial<Omit<TrainingDraft, 'columns' | 'versions'>> & { readonly columns?: Partial<Columns> };

/** What the chosen kind takes of a draft; null while something it needs is missing. */
export function buildRequest(draft: TrainingDraft): TrainingRequest | null {
  const { kind, columns, base } = draft;
  if (draft.versions.size === 0 || columns.text === '') return null;
  const common = {
    name: draft.name,
    summary: draft.summary,
    datanets: [...draft.versions]
      .map(([datanetId, version]) => ({ datanetId, version }))
      .sort((a, b) => a.datanetId - b.datanetId),
    textField: columns.text,
  };
  const compute = draft.compute === 'anyone' ? { compute: draft.compute } : {};
  switch (kind) {
    case 'classifier':
      return columns.label === ''
        ? null
        : { kind, ...common, labelField: columns.label, settings: draft.labels, ...compute };
    case 'retrieval':
      return {
        kind,
        ...common,
        titleField: columns.title || null,
        questionField: columns.question || null,
        answerField: columns.answer || null,
        settings: draft.passages,
        ...compute,
      };
    case 'adapter':
      return base === null
        ? null
        : {
            kind,
            ...common,
            questionField: columns.question || null,
            base: { modelId: base.modelId, version: base.version },
            settings: draft.adapter,
            compute: draft.compute,
          };
    case 'endpoint':
      return { kind, ...common, settings: draft.endpoint };
  }
}

/**
 * What a run was made with, as choices to begin another from, but the answer rule, which is that of new models; a base
 * that is not among `bases` any more is left out.
 */
export function readRequest(request: TrainingRequest, bases: readonly BaseChoice[]): Chosen {
  const { kind, name, summary, textField: text } = request;
  switch (kind) {
    case 'classifier':
      return {
        ...{ kind, name, summary, labels: request.settings, compute: request.compute ?? 'operator' },
        columns: { text, label: request.labelField },
      };
    case 'retrieval':
      return {
        ...{ kind, name, summary, compute: request.compute ?? 'operator' },
        passages: { ...request.settings, answerRule: RETRIEVAL_DEFAULTS.answerRule },
        columns: {
          text,
          title: request.titleField ?? '',
          question: request.questionField ?? '',
          answer: request.answerField ?? '',
        },
      };
    case 'adapter': {
      const { modelId, version } = request.base;
      const base = bases.find((one) => one.modelId === modelId && one.version === version);
      return {
        ...{ kind, name, summary, adapter: request.settings, compute: request.compute },
        ...(base ? { base } : {}),
        columns: { text, question: request.questionField ?? '' },
      };
    }
    case 'endpoint':
      return { kind, name, summary, endpoint: request.settings, columns: { text } };
  }
}

/** The words that stand in the form until the builder writes others. */
export function suggestWords(
  t: TranslatorOf<'factory.buildRequest'>,
  { kind, datanets }: { kind: TrainingRequest['kind']; datanets: readonly string[] },
): { name: string; summary: string } {
  const [first] = datanets;
  if (first === undefined) return { name: '', summary: '' };
  const names = t('names', { first, more: datanets.length - 1 });
  return { name: t(`${kind}.name`, { datanet: first.slice(0, 60) }), summary: t(`${kind}.summary`, { names }) };
}
