import { z } from 'zod';

const part = z.object({
  '@id': z.string().describe('What the document calls it.'),
  name: z.string().describe('Its name.'),
});

/** A version of a Datanet as Croissant 1.0 describes datasets (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
export const croissantSchema = z.object({
  '@context': z.record(z.string(), z.unknown()).describe('What the short names of this document stand for (JSON-LD).'),
  '@type': z.literal('sc:Dataset').describe('A data set, as schema.org has it.'),
  conformsTo: z.literal('http://mlcommons.org/croissant/1.0').describe('The version of Croissant.'),
  name: z.string().describe('What the Datanet is called.'),
  description: z.string().describe('What is in it.'),
  url: z.url().describe('Page of this version.'),
  version: z.string().describe('Number of the version, followed by .0.0.'),
  datePublished: z.iso.datetime().describe('When it was published (ISO 8601, UTC).'),
  license: z.string().optional().describe('Licence of the records: its address, or its name.'),
  keywords: z.array(z.string()).describe('Tags of the Datanet.'),
  identifier: z.string().describe('Content identifier of the version’s manifest.'),
  isLiveDataset: z.boolean().describe('True: what a contributor withdraws leaves the file.'),
  distribution: z
    .array(
      part.extend({
        '@type': z.literal('cr:FileObject').describe('A file.'),
        contentUrl: z.url().describe('Where it is.'),
        encodingFormat: z.string().describe('Its media type.'),
      }),
    )
    .describe('The file that holds the records.'),
  recordSet: z
    .array(
      part.extend({
        '@type': z.literal('cr:RecordSet').describe('Records of one form.'),
        field: z
          .array(
            part.extend({
              '@type': z.literal('cr:Field').describe('A column.'),
              description: z.string().describe('What stands in it.'),
              dataType: z.enum(['sc:Float', 'sc:Text']).describe('Numbers or texts.'),
              source: z
                .object({
                  fileObject: z
                    .object({ '@id': z.string().describe('What the document calls the file.') })
                    .describe('The file.'),
                  extract: z
                    .object({ column: z.string().describe('Name of the column.') })
                    .describe('What to take of it.'),
                })
                .describe('Where it is read from.'),
            }),
          )
          .describe('Its columns.'),
      }),
    )
    .describe('The records and their columns.'),
});
export type Croissant = z.infer<typeof croissantSchema>;
