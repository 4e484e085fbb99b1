import { z } from 'zod';
import {
  adapterRequestSchema,
  classifierRequestSchema,
  endpointRequestSchema,
  retrievalRequestSchema,
  retrievalSettingsSchema,
} from '@/lib/schemas/training';

/** The settings of a model or a run that is kept. Without an answer rule they are from when there was but the first. */
export const keptRetrievalSettingsSchema = retrievalSettingsSchema.extend({
  answerRule: retrievalSettingsSchema.shape.answerRule
    .unwrap()
    .default(1)
    .describe('The rule by which an answer is chosen; 1 where none is named.'),
});

/** A builder's request as a run and its job keep it: what was not asked then is read as it was done then. */
export const keptTrainingRequestSchema = z.discriminatedUnion('kind', [
  classifierRequestSchema,
  retrievalRequestSchema.extend({ settings: keptRetrievalSettingsSchema.describe('How it is searched.') }),
  adapterRequestSchema,
  endpointRequestSchema,
]);
