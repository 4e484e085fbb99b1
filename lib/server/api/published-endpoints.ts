import { z } from 'zod';
import { croissantSchema } from '@/lib/schemas/croissant';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { hashSchema } from '@/lib/schemas/hex';
import { idSchema } from '@/lib/schemas/id';
import { PEFT_FILES } from '@/lib/schemas/peft';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { receiptListQuerySchema, receiptListSchema } from '@/lib/schemas/receipt-list';
import { searchRequestSchema, searchResultSchema } from '@/lib/schemas/search';
import type { ApiEndpoint } from '@/lib/server/api/api-endpoint';
import { cid, epochNumber } from '@/lib/server/api/path-parameters';

const datanetVersion = {
  id: idSchema.describe('Number of the Datanet.'),
  number: idSchema.describe('Number of its version.'),
};

/** What everybody may read: receipts, epochs, Datanet versions, files. */
export const PUBLISHED_ENDPOINTS: readonly ApiEndpoint[] = [
  {
    id: 'readReceipt',
    part: 'published',
    method: 'get',
    path: '/api/v1/receipts/{id}',
    auth: 'keyOrSession',
    params: { id: z.uuid().describe('Id of the receipt.') },
    reply: receiptDocumentSchema,
  },
  {
    id: 'listReceipts',
    part: 'published',
    method: 'get',
    path: '/api/v1/receipts',
    auth: 'none',
    query: receiptListQuerySchema,
    reply: receiptListSchema,
  },
  {
    id: 'readEpoch',
    part: 'published',
    method: 'get',
    path: '/api/v1/epochs/{number}',
    auth: 'none',
    params: epochNumber,
    reply: epochFileSchema,
  },
  {
    id: 'readContent',
    part: 'published',
    method: 'get',
    path: '/api/v1/content/{cid}',
    auth: 'none',
    params: { cid },
    reply: 'bytes',
  },
  {
    id: 'readHashes',
    part: 'published',
    method: 'get',
    path: '/api/v1/contributions/{id}/hashes',
    auth: 'none',
    params: { id: idSchema.describe('Number of the contribution.') },
    reply: z.object({
      contributionId: idSchema.describe('Number of the contribution.'),
      hashes: z.array(hashSchema).describe('Keccak-256 of each record’s canonical JSON, in the order of the file.'),
    }),
  },
  {
    id: 'search',
    part: 'published',
    method: 'get',
    path: '/api/search',
    auth: 'none',
    query: searchRequestSchema,
    reply: searchResultSchema,
  },
  {
    id: 'readVersionRecords',
    part: 'published',
    method: 'get',
    path: '/api/datanets/{id}/versions/{number}/records',
    auth: 'none',
    params: datanetVersion,
    reply: 'bytes',
    mediaType: 'text/plain',
  },
  {
    id: 'describeVersion',
    part: 'published',
    method: 'get',
    path: '/api/datanets/{id}/versions/{number}/croissant',
    auth: 'none',
    params: datanetVersion,
    reply: croissantSchema,
    mediaType: 'application/ld+json',
  },
  {
    id: 'readAdapterFile',
    part: 'published',
    method: 'get',
    path: '/api/models/{id}/versions/{n}/peft/{file}',
    auth: 'none',
    params: {
      id: idSchema.describe('Number of the model.'),
      n: idSchema.describe('Number of its version.'),
      file: z.enum(PEFT_FILES).describe('Which of the two files.'),
    },
    reply: 'bytes',
  },
];
