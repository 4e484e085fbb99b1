import { z } from 'zod';

const part = z.object({ '@id': z.string(), name: z.string() });

/** A version of a Datanet as Croissant 1.0 describes datasets (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
export const croissantSchema = z.object({
  '@context': z.record(z.string(), z.unknown()),
  '@type': z.literal('sc:Dataset'),
  conformsTo: z.literal('http://mlcommons.org/croissant/1.0'),
  name: z.string(),
  description: z.string(),
  url: z.url(),
  version: z.string(),
  datePublished: z.iso.datetime(),
  license: z.string().optional(),
  keywords: z.array(z.string()),
  identifier: z.string(),
  isLiveDataset: z.boolean(),
  distribution: z.array(
    part.extend({ '@type': z.literal('cr:FileObject'), contentUrl: z.url(), encodingFormat: z.string() }),
  ),
  recordSet: z.array(
    part.extend({
      '@type': z.literal('cr:RecordSet'),
      field: z.array(
        part.extend({
          '@type': z.literal('cr:Field'),
          description: z.string(),
          dataType: z.enum(['sc:Float', 'sc:Text']),
          source: z.object({
            fileObject: z.object({ '@id': z.string() }),
            extract: z.object({ column: z.string() }),
          }),
        }),
      ),
    }),
  ),
});
export type Croissant = z.infer<typeof croissantSchema>;
