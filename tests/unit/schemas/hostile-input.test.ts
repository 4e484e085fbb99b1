import { expect, it } from 'vitest';
import { datanetMetadataSchema, datanetSchemaSchema } from '@/lib/schemas/datanet';
import { recordSearchSchema } from '@/lib/schemas/datanet-search';
import { LARGEST_ID } from '@/lib/schemas/id';
import { modelSearchSchema } from '@/lib/schemas/model-search';
import { apiKeyRequestSchema, signedPermissionSchema } from '@/lib/schemas/permission';
import { trainingRequestSchema } from '@/lib/schemas/training';
import { uploadRequestSchema } from '@/lib/schemas/upload';

const HASH = `0x${'0'.repeat(64)}`;
const training = {
  kind: 'classifier',
  name: 'A model',
  summary: 'Sorts letters by subject.',
  datanets: [{ datanetId: 1, version: 1 }],
  textField: 'text',
  labelField: 'label',
  settings: {},
};
const upload = { datanetId: 1, cid: `b${'a'.repeat(58)}`, byteSize: 1, recordsRoot: HASH, recordCount: 1 };
const permission = {
  account: `0x${'1'.repeat(40)}`,
  models: [1],
  maxUnitPrice: '1',
  cap: '1',
  deadline: 2_000_000_000,
  nonce: '1',
};
const metadata = {
  name: 'River',
  summary: 'What people see at the river.',
  description: '',
  tags: [],
  licence: 'CC0-1.0',
  schema: { fields: [{ name: 'text', kind: 'text', required: true, description: '' }] },
};

it('refuses numbers that no integer column holds', () => {
  expect(uploadRequestSchema.safeParse({ ...upload, datanetId: LARGEST_ID }).success).toBe(true);
  expect(uploadRequestSchema.safeParse({ ...upload, datanetId: LARGEST_ID + 1 }).success).toBe(false);
  const tooLarge = [{ datanetId: 1, version: LARGEST_ID + 1 }];
  expect(trainingRequestSchema.safeParse(training).success).toBe(true);
  expect(trainingRequestSchema.safeParse({ ...training, datanets: tooLarge }).success).toBe(false);
});

it('refuses texts that Postgres cannot keep', () => {
  expect(trainingRequestSchema.safeParse({ ...training, name: 'A\u0000model' }).success).toBe(false);
  expect(datanetMetadataSchema.safeParse(metadata).success).toBe(true);
  expect(datanetMetadataSchema.safeParse({ ...metadata, description: '\ud83d' }).success).toBe(false);
  const [field] = metadata.schema.fields;
  expect(datanetSchemaSchema.safeParse({ fields: [{ ...field, description: '\u0000' }] }).success).toBe(false);
  const key = { name: 'script', permissionHash: HASH, budget: '1' };
  expect(apiKeyRequestSchema.safeParse(key).success).toBe(true);
  expect(apiKeyRequestSchema.safeParse({ ...key, name: 'a\u0000' }).success).toBe(false);
});

it('takes a search that Postgres cannot ask for as none', () => {
  expect(recordSearchSchema.parse({ q: 'a\u0000', label: '\u0000' })).toMatchObject({ q: '', label: '' });
  expect(modelSearchSchema.parse({ q: 'a\u0000' }).q).toBeUndefined();
});

it('refuses a signature so long that charging it would cost everybody', () => {
  const signature = (bytes: number) => `0x${'ab'.repeat(bytes)}`;
  expect(signedPermissionSchema.safeParse({ permission, signature: signature(65) }).success).toBe(true);
  expect(signedPermissionSchema.safeParse({ permission, signature: signature(4_097) }).success).toBe(false);
});

it('refuses a nonce that no uint256 holds', () => {
  const nonce = (2n ** 256n).toString();
  expect(signedPermissionSchema.safeParse({ permission: { ...permission, nonce }, signature: '0xab' }).success).toBe(
    false,
  );
});
