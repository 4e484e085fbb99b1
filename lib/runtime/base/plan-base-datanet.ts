import type { DraftRecord } from '@/lib/records/record-line';
import type { BaseSource } from '@/lib/schemas/base-manifest';
import type { DatanetMetadata } from '@/lib/schemas/datanet';

/** The column that names a text: what a base model's manifest calls its text. */
export const SOURCE_TEXT_FIELD = 'title';

/** The Datanet that lists what a base model has read: a model on chain names the data it rests on. */
export const BASE_DATANET: DatanetMetadata = {
  name: 'Texts of the base model',
  summary:
    'What the base model of this deployment was trained on: one record for each text, by title, licence and hash.',
  description:
    'Adapters are laid upon one small base model. Each record names a text that it has read, with the licence of the text, its size in bytes and the SHA-256 of its file, so that anybody can look whether it is the one they have. The texts themselves are not kept here. Nothing is trained on these records; they are the base’s papers.',
  tags: ['base-model', 'provenance'],
  licence: 'CC0-1.0',
  schema: {
    fields: [
      {
        name: SOURCE_TEXT_FIELD,
        kind: 'text',
        required: true,
        description: 'What the text is called, and where known who wrote it.',
        maxLength: 300,
      },
      {
        name: 'licence',
        kind: 'text',
        required: true,
        description: 'What lets it be used: an SPDX identifier, or words.',
        maxLength: 60,
      },
      { name: 'bytes', kind: 'number', required: true, description: 'Size of the file.' },
      { name: 'sha256', kind: 'text', required: true, description: 'SHA-256 of the file.', maxLength: 64 },
    ],
  },
};

/** One record for each text, in the manifest's order. */
export function draftSources(sources: readonly BaseSource[]): DraftRecord[] {
  return sources.map(({ title, licence, bytes, sha256 }) => ({
    fields: { [SOURCE_TEXT_FIELD]: title, licence, bytes, sha256 },
  }));
}
