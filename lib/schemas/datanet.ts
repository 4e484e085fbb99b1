import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';

/** What a field of a record can be. A label takes one of a fixed list of words. */
export const FIELD_KINDS = ['text', 'label', 'number'] as const;

/** Data licences a Datanet can be under (SPDX identifiers), with the words shown for them. */
export const LICENCES = {
  'CC0-1.0': 'CC0 1.0, public domain',
  'CC-BY-4.0': 'CC BY 4.0, credit required',
  'CC-BY-SA-4.0': 'CC BY-SA 4.0, credit and same licence',
  'ODbL-1.0': 'Open Database License 1.0',
  'PDDL-1.0': 'Public Domain Dedication for databases 1.0',
} as const;

/** The longest text a field can hold when its schema does not say, in UTF-16 units. */
export const DEFAULT_MAX_LENGTH = 8_000;

const text = z.string().trim().refine(isStorableText, 'Leave out characters that are no text.');
const label = text.min(1, 'A label needs a name.').max(80, 'A label has at most 80 characters.');

export const schemaFieldSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z][a-z0-9_]{0,39}$/,
        'A field is named in lower case: a letter, then letters, digits or _, up to 40.',
      ),
    kind: z.enum(FIELD_KINDS),
    required: z.boolean(),
    description: text.max(300, 'A field’s description has at most 300 characters.'),
    /** Longest text in UTF-16 units; text fields only. */
    maxLength: z.int().min(1).max(100_000).optional(),
    /** What a label field can take; label fields only. Absent: any short text. */
    labels: z.array(label).min(1).max(200, 'A field has at most 200 labels.').optional(),
  })
  .refine((field) => field.labels === undefined || new Set(field.labels).size === field.labels.length, {
    message: 'Two labels of one field are the same.',
    path: ['labels'],
  })
  .refine((field) => field.kind === 'label' || field.labels === undefined, {
    message: 'Only a label field has labels.',
    path: ['labels'],
  })
  .refine((field) => field.kind === 'text' || field.maxLength === undefined, {
    message: 'Only a text field has a longest length.',
    path: ['maxLength'],
  });

export const datanetSchemaSchema = z.strictObject({
  fields: z
    .array(schemaFieldSchema)
    .min(1, 'A Datanet needs at least one field.')
    .max(20, 'A Datanet has at most 20 fields.')
    .refine((fields) => new Set(fields.map((field) => field.name)).size === fields.length, 'Two fields share a name.')
    .refine((fields) => fields.some((field) => field.required), 'At least one field must be required.')
    .refine((fields) => fields.some((field) => field.kind === 'text'), 'At least one field must be a text.'),
});

/**
 * From which likeness of two texts on (Jaccard similarity of their runs of five characters, in thousandths) the later
 * one is a copy, and from which on it resembles the earlier one. Likeness under 500 is not looked for.
 */
export const similaritySchema = z
  .strictObject({
    copyPermille: z
      .int('Write a whole percentage.')
      .multipleOf(10, 'Write a whole percentage.')
      .min(600, 'A copy is at least 60% alike.')
      .max(1000, 'Nothing is more than 100% alike.'),
    resemblePermille: z
      .int('Write a whole percentage.')
      .multipleOf(10, 'Write a whole percentage.')
      .min(500, 'Texts less than 50% alike are not compared.')
      .max(950, 'Write at most 95%.'),
  })
  .refine((value) => value.copyPermille >= value.resemblePermille + 50, {
    message: 'It has to be at least 5% less than for a copy.',
    path: ['resemblePermille'],
  });

/** What a Datanet without thresholds of its own uses. */
export const DEFAULT_SIMILARITY: SimilarityChoices = { copyPermille: 800, resemblePermille: 500 };

/** The JSON that a Datanet's metadataCid names. Stored as canonical JSON, so that equal metadata has one CID. */
export const datanetMetadataSchema = z.strictObject({
  name: text.min(3, 'A name needs at least 3 characters.').max(80, 'A name has at most 80 characters.'),
  summary: text
    .min(10, 'Say in at least 10 characters what the Datanet is about.')
    .max(200, 'A summary has at most 200 characters.'),
  description: text.max(8_000, 'A description has at most 8,000 characters.'),
  tags: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,29}$/, 'A tag is in lower case: letters, digits and dashes, up to 30 characters.'),
    )
    .max(8, 'A Datanet has at most 8 tags.')
    .refine((tags) => new Set(tags).size === tags.length, 'The same tag is given twice.'),
  licence: z.string().min(2, 'Choose a licence.').max(60, 'A licence is named by its SPDX identifier.'),
  schema: datanetSchemaSchema,
  /** Absent: {@link DEFAULT_SIMILARITY}. */
  similarity: similaritySchema.optional(),
});

export type SimilarityChoices = z.infer<typeof similaritySchema>;
export type SchemaField = z.infer<typeof schemaFieldSchema>;
export type DatanetSchema = z.infer<typeof datanetSchemaSchema>;
export type DatanetMetadata = z.infer<typeof datanetMetadataSchema>;

/** A record's values by field name, as stored: text and labels are strings; an absent optional field is left out. */
export type RecordFields = Readonly<Record<string, string | number>>;

/** Who may do something with a Datanet, in the order of the contract's enum. */
export const ACCESS_LEVELS = ['nobody', 'on-request', 'anyone'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];
