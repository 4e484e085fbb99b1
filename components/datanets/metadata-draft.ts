import type { DraftField } from '@/components/datanets/schema-editor';
import { type DatanetMetadata, DEFAULT_SIMILARITY, datanetMetadataSchema } from '@/lib/schemas/datanet';

/** A Datanet's description as it is being typed. */
export type MetadataDraft = {
  name: string;
  summary: string;
  description: string;
  /** Separated by commas. */
  tags: string;
  licence: string;
  fields: DraftField[];
  /** Percent as typed, from which on a later text is a copy, and from which on it resembles an earlier one. */
  copyPercent: string;
  resemblePercent: string;
};

export type CheckedMetadata =
  | { ok: true; metadata: DatanetMetadata }
  /** By path: "name", "fields.0.name". */
  | { ok: false; errors: Record<string, string> };

/** The description that a draft says, or what is wrong with it and where. */
export function checkMetadata(draft: MetadataDraft): CheckedMetadata {
  const parsed = datanetMetadataSchema.safeParse({
    name: draft.name.normalize('NFC'),
    summary: draft.summary.normalize('NFC'),
    description: draft.description.normalize('NFC'),
    tags: draft.tags
      .split(',')
      .map((tag) => tag.trim().toLowerCase())
      .filter(Boolean),
    licence: draft.licence,
    schema: { fields: draft.fields.map(toField) },
    ...similarityOf(draft),
  });
  if (parsed.success) return { ok: true, metadata: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path[0] === 'schema' ? issue.path.slice(1) : issue.path;
    // A problem of one tag or one label belongs to its list.
    const end = path.findIndex(
      (part, at) => at > 0 && (path[at - 1] === 'tags' || path[at - 1] === 'labels') && typeof part === 'number',
    );
    errors[(end === -1 ? path : path.slice(0, end)).join('.')] ??= issue.message;
  }
  return { ok: false, errors };
}

/** The usual thresholds are not written down: metadata without any stays as it was. */
function similarityOf({ copyPercent, resemblePercent }: MetadataDraft): { similarity?: unknown } {
  const copyPermille = toPermille(copyPercent);
  const resemblePermille = toPermille(resemblePercent);
  const usual =
    copyPermille === DEFAULT_SIMILARITY.copyPermille && resemblePermille === DEFAULT_SIMILARITY.resemblePermille;
  return usual ? {} : { similarity: { copyPermille, resemblePermille } };
}

/** Not a number where nothing, or none, is written: the schema says what is wrong. */
function toPermille(percent: string): number {
  return /^\d{1,3}$/.test(percent.trim()) ? Number(percent) * 10 : Number.NaN;
}

/** The draft that a description came from. */
export function toDraft(metadata: DatanetMetadata): MetadataDraft {
  return {
    name: metadata.name,
    summary: metadata.summary,
    description: metadata.description,
    tags: metadata.tags.join(', '),
    licence: metadata.licence,
    ...toPercents(metadata.similarity ?? DEFAULT_SIMILARITY),
    fields: metadata.schema.fields.map((field) => ({
      key: field.name,
      name: field.name,
      kind: field.kind,
      required: field.required,
      description: field.description,
      labels: field.labels?.join('\n') ?? '',
      ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    })),
  };
}

/** What a new Datanet begins with: texts and what they are about, which is what a classifier learns from. */
export function newDraft(): MetadataDraft {
  return {
    name: '',
    summary: '',
    description: '',
    tags: '',
    licence: 'CC-BY-4.0',
    ...toPercents(DEFAULT_SIMILARITY),
    fields: [
      { key: 'text', name: 'text', kind: 'text', required: true, description: '', labels: '' },
      { key: 'label', name: 'label', kind: 'label', required: true, description: '', labels: '' },
    ],
  };
}

function toPercents({ copyPermille, resemblePermille }: typeof DEFAULT_SIMILARITY) {
  return { copyPercent: String(copyPermille / 10), resemblePercent: String(resemblePermille / 10) };
}

function toField(field: DraftField): unknown {
  const { name, kind, required, description } = field;
  const labels = field.labels
    .split('\n')
    .map((label) => label.trim().normalize('NFC'))
    .filter(Boolean);
  return {
    name: name.trim(),
    kind,
    required,
    description,
    ...(kind === 'label' && labels.length > 0 ? { labels } : {}),
    ...(kind === 'text' && field.maxLength !== undefined ? { maxLength: field.maxLength } : {}),
  };
}
