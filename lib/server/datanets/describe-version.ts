import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readDatanetRow } from '@/lib/db/datanet';
import { readVersionRow } from '@/lib/db/datanet-version';
import type { Croissant } from '@/lib/schemas/croissant';
import { licenceUrl } from '@/lib/schemas/licence-url';

/** The vocabulary of Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html). */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

/**
 * A published version described for tools that load datasets: Croissant, as JSON-LD. The file has no checksum there, since
 * what its contributors withdraw leaves it (`isLiveDataset`).
 * @throws AppError `not-found` @param origin of this site, as "https://example.org"
 */
export async function describeVersion(
  { db }: { db: Db },
  { datanetId, number, origin }: { datanetId: number; number: number; origin: string },
): Promise<Croissant> {
  const [datanet, version] = await Promise.all([
    readDatanetRow(db, datanetId),
    readVersionRow(db, { datanetId, number }),
  ]);
  if (!datanet?.schema || !version) {
    throw new AppError('not-found', `Datanet ${datanetId} has no version ${number} to describe.`);
  }
  const page = `${origin}/datanets/${datanetId}/versions/${number}`;
  const file = 'records.jsonl';
  const licence = datanet.licence ?? '';
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: datanet.name ?? `Datanet ${datanetId}`,
    description: datanet.description || datanet.summary || '',
    url: page,
    version: `${number}.0.0`,
    datePublished: version.publishedAt.toISOString(),
    ...(licence ? { license: licenceUrl(licence) ?? licence } : {}),
    keywords: datanet.tags ?? [],
    identifier: version.manifestCid,
    isLiveDataset: true,
    distribution: [
      {
        '@type': 'cr:FileObject',
        '@id': file,
        name: file,
        contentUrl: `${origin}/api/datanets/${datanetId}/versions/${number}/records`,
        encodingFormat: 'application/jsonlines',
      },
    ],
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'records',
        name: 'records',
        field: datanet.schema.fields.map(({ name, kind, description }) => ({
          '@type': 'cr:Field',
          '@id': `records/${name}`,
          name,
          description,
          dataType: kind === 'number' ? 'sc:Float' : 'sc:Text',
          source: { fileObject: { '@id': file }, extract: { column: name } },
        })),
      },
    ],
  };
}
