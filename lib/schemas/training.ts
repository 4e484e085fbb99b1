import { z } from 'zod';
import { isStorableText } from '@/lib/core/storable-text';
import { idSchema } from '@/lib/schemas/id';

/** One frozen version of a Datanet. */
export const datanetVersionRefSchema = z.object({
  datanetId: idSchema,
  version: idSchema,
});
export type DatanetVersionRef = z.output<typeof datanetVersionRefSchema>;

const NO_TEXT = 'Leave out characters that are no text.';

/** What a builder chooses for a classifier; the rest follows from the records. Every value is published. */
export const classifierSettingsSchema = z.object({
  maxFeatures: z.number().int().min(50).max(20_000).default(4000),
  minDocumentFrequency: z.number().int().min(1).max(50).default(2),
  bigrams: z.boolean().default(true),
  lambda: z.number().min(1e-7).max(1).default(1e-4),
  heldOutPercent: z.number().int().min(5).max(50).default(20),
  seed: z
    .string()
    .trim()
    .min(1, 'Write any word; the same word gives the same model.')
    .max(64)
    .refine(isStorableText, NO_TEXT)
    .default('tributary'),
});
export type ClassifierChoices = z.output<typeof classifierSettingsSchema>;

export const trainingRequestSchema = z.object({
  name: z
    .string()
    .trim()
    .min(3, 'Give the model a name of at least 3 characters.')
    .max(80)
    .refine(isStorableText, NO_TEXT),
  summary: z
    .string()
    .trim()
    .min(10, 'Say in a sentence what the model is good for.')
    .max(280)
    .refine(isStorableText, NO_TEXT),
  datanets: z.array(datanetVersionRefSchema).min(1, 'Choose at least one Datanet version.').max(8),
  textField: z.string().min(1).max(40),
  labelField: z.string().min(1).max(40),
  settings: classifierSettingsSchema,
});
export type TrainingRequest = z.output<typeof trainingRequestSchema>;

export const TRAINING_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** What a run shows while it works. `fraction` is 0..1 over all steps. */
export const trainingProgressSchema = z.object({
  step: z.enum(['waiting', 'reading', 'measuring', 'fitting', 'sharing', 'storing', 'done']),
  iteration: z.number().int().nonnegative(),
  loss: z.number().nullable(),
  gradientMax: z.number().nullable(),
  fraction: z.number().min(0).max(1),
  detail: z.string(),
});
export type TrainingProgressView = z.output<typeof trainingProgressSchema>;

/** One point of the loss curve of a run. */
export const lossPointSchema = z.object({
  phase: z.enum(['evaluation', 'final']),
  iteration: z.number().int().nonnegative(),
  loss: z.number(),
  gradientMax: z.number(),
});
export type LossPoint = z.output<typeof lossPointSchema>;
