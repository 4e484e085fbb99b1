import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_ENDPOINTS } from '@/lib/server/api/api-endpoints';
import { writeOpenApi } from '@/lib/server/api/write-openapi';

const FOR_PROGRAMS = [
  'app/v1/**/route.ts',
  'app/api/v1/**/route.ts',
  'app/api/search/route.ts',
  'app/api/datanets/*/versions/**/route.ts',
  'app/api/models/**/route.ts',
];

/** What the folders under app/ serve to programs: "get /v1/models". */
function routesInTheHouse(): string[] {
  return globSync(FOR_PROGRAMS)
    .filter((file) => !file.includes('[...'))
    .flatMap((file) => {
      const path = file
        .replace(/^app/, '')
        .replace(/\/route\.ts$/, '')
        .replaceAll(/\[(\w+)\]/g, '{$1}');
      const text = readFileSync(file, 'utf8');
      const methods = [...text.matchAll(/export (?:async function|function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)];
      return methods.map(([, method]) => `${method?.toLowerCase()} ${path}`);
    })
    .sort();
}

const document = writeOpenApi({ server: 'https://tributary.example' });

const schemaSchema = z.record(z.string(), z.unknown());

/** All fields below a JSON Schema, of whatever depth, with what they are said to mean. */
function fieldsOf(schema: unknown, path: string): { path: string; description: unknown }[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => fieldsOf(one, path));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? Object.entries(schemaSchema.parse(value)).flatMap(([name, field]) => [
          { path: `${path}.${name}`, description: schemaSchema.parse(field).description },
          ...fieldsOf(field, `${path}.${name}`),
        ])
      : fieldsOf(value, path),
  );
}

function contentsOf(content: z.output<typeof contentSchema> | undefined, path: string) {
  return Object.values(content ?? {}).flatMap(({ schema }) => fieldsOf(schema, path));
}
const contentSchema = z.record(
  z.string(),
  z.object({ schema: schemaSchema.optional(), example: z.unknown().optional() }),
);
const operationSchema = z.object({
  operationId: z.string().min(1),
  tags: z.array(z.string()).min(1),
  summary: z.string().min(8),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().min(8),
      schema: schemaSchema,
    }),
  ),
  requestBody: z.object({ required: z.literal(true), content: contentSchema }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.object({ description: z.string().min(1), content: contentSchema }),
  ),
});
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }).loose(),
  servers: z.array(z.object({ url: z.url() })),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(8) })),
  paths: z.record(z.string().startsWith('/'), z.record(z.enum(['get', 'post', 'put']), operationSchema.optional())),
  components: z.object({
    securitySchemes: z.record(z.string(), z.object({ type: z.enum(['http', 'apiKey']) }).loose()),
    schemas: z.record(z.string(), schemaSchema),
  }),
});

describe('writeOpenApi', () => {
  it('holds every route for programs, and none that is not there', () => {
    const routes = routesInTheHouse();
    expect(routes.length).toBeGreaterThan(15);
    expect(API_ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes);
  });

  const parsed = documentSchema.parse(document);
  const operations = Object.entries(parsed.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => (operation ? [{ path, method, operation }] : [])),
  );

  it('is an OpenAPI 3.1 document whose operations have names of their own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(API_ENDPOINTS.length);
  });

  it.each(operations)('names the places in $path as parameters, and nothing else', ({ path, operation }) => {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const named = operation.parameters.filter((one) => one.in === 'path');
    expect(named.map(({ name }) => name).sort()).toEqual(places.sort());
    expect(named.every(({ required }) => required)).toBe(true);
  });

  it('refers only to what is there', () => {
    const schemes = Object.keys(parsed.components.securitySchemes);
    const tags = parsed.tags.map(({ name }) => name);
    for (const { operation } of operations) {
      expect(operation.security.flatMap((one) => Object.keys(one)).every((name) => schemes.includes(name))).toBe(true);
      expect(operation.tags.every((tag) => tags.includes(tag))).toBe(true);
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(parsed.components.schemas).toHaveProperty(reference?.split('/').at(-1) ?? '');
    }
  });

  it('says of every field of what is sent and answered what it means', () => {
    const fields = Object.values(parsed.paths).flatMap((item) =>
      Object.values(item).flatMap((operation) => [
        ...(operation?.parameters ?? []).flatMap(({ name, schema }) => fieldsOf(schema, name)),
        ...contentsOf(operation?.requestBody?.content, 'sent'),
        ...Object.values(operation?.responses ?? {}).flatMap(({ content }) => contentsOf(content, 'answered')),
      ]),
    );
    fields.push(...Object.values(parsed.components.schemas).flatMap((schema) => fieldsOf(schema, 'error')));
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter(({ description }) => !description).map(({ path }) => path)).toEqual([]);
  });

  it('says of a request what its route refuses', () => {
    const ask = parsed.paths['/api/v1/answers']?.post?.requestBody?.content['application/json']?.schema;
    expect(ask).toMatchObject({ type: 'object', required: ['model', 'question'], additionalProperties: false });
    expect(ask).toHaveProperty('properties.question.maxLength', 8_000);
    const list = parsed.paths['/api/v1/receipts']?.get?.parameters;
    expect(list?.map(({ name, required }) => [name, required])).toEqual([
      ['after', false],
      ['limit', false],
    ]);
  });

  it.each(API_ENDPOINTS.filter((endpoint) => endpoint.example !== undefined))(
    'shows an example for $id that its route takes',
    ({ body, example }) => {
      expect(body).toBeInstanceOf(z.ZodType);
      if (body instanceof z.ZodType) expect(body.safeParse(example).error?.message).toBeUndefined();
    },
  );
});
