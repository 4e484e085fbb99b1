import { z } from 'zod';
import { COMPUTE_PROOF_HEADER } from '@/lib/schemas/compute';
import { API_PARTS, type ApiAuth, type ApiEndpoint } from '@/lib/server/api/api-endpoint';
import { API_ENDPOINTS } from '@/lib/server/api/api-endpoints';
import { compiledTexts } from '@/lib/texts/compile-catalogue';
import { DEFAULT_READER } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { createTranslator } from '@/lib/texts/translator';

/** JSON as OpenAPI documents hold it. */
type Json = { readonly [key: string]: unknown };

const SECURITY: Record<ApiAuth, readonly Json[]> = {
  none: [],
  key: [{ apiKey: [] }],
  keyOrSession: [{}, { apiKey: [] }, { session: [] }],
  provider: [{ provider: [] }],
  scheduler: [{ scheduler: [] }],
};

/**
 * The API as an OpenAPI 3.1 document, made from the very schemas that the routes parse with (JSON Schema 2020-12, of what
 * is sent and of what is answered as JSON). In English, as documents for programs are. `server` is the site's address.
 */
export function writeOpenApi({ server }: { server: string }): Json {
  const t = english('api.endpoints');
  const part = english('api.parts');
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of API_ENDPOINTS) {
    const { method, path, id } = endpoint;
    paths[path] = { ...paths[path], [method]: writeOperation(endpoint, t(id)) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tributary',
      version: '1',
      summary: 'Ask models, and read what their answers rest on and whom they paid.',
      description:
        'The words of this API are explained at /reference and /glossary. Amounts of OPEN are decimal digits in base units (10^-18 OPEN).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    tags: API_PARTS.map((name) => ({ name, description: part(name) })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key (trb_…) from the account page.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tributary_session',
          description: 'Whoever is signed in in the browser.',
        },
        provider: {
          type: 'apiKey',
          in: 'header',
          name: COMPUTE_PROOF_HEADER,
          description: 'A compute provider’s EIP-712 signature of the request, as JSON.',
        },
        scheduler: { type: 'http', scheme: 'bearer', description: 'The secret that the operator set as CRON_SECRET.' },
      },
      schemas: { Error: schemaOf(errorSchema, 'output'), OpenAiError: schemaOf(openAiErrorSchema, 'output') },
    },
  };
}

const errorSchema = z.object({
  error: z
    .object({
      code: z.string().describe('Which kind of error, for programs.'),
      message: z.string().describe('What went wrong, and what to do.'),
      details: z.record(z.string(), z.unknown()).describe('What it is about, by name.'),
    })
    .describe('What went wrong.'),
});
const openAiErrorSchema = z.object({
  error: z
    .object({
      message: z.string().describe('What went wrong, and what to do.'),
      type: z.string().describe('Which kind of error, as OpenAI calls it.'),
      code: z.string().nullable().describe('The same, closer; null where there is no name for it.'),
      param: z.string().nullable().describe('Which field is meant; null for none.'),
    })
    .describe('What went wrong.'),
});

function writeOperation(endpoint: ApiEndpoint, summary: string): Json {
  const { id, part, auth, params = {}, query, headers = {}, body, example, reply, mediaType, status = 200 } = endpoint;
  return {
    operationId: id,
    tags: [part],
    summary,
    security: SECURITY[auth],
    parameters: [
      ...Object.entries(params).map(([name, schema]) => parameter('path', name, schema)),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => parameter('query', name, schema)),
      ...Object.entries(headers).map(([name, schema]) => parameter('header', name, schema)),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content:
              body === 'bytes'
                ? { 'application/octet-stream': {} }
                : {
                    'application/json': {
                      schema: schemaOf(body, 'input'),
                      ...(example === undefined ? {} : { example }),
                    },
                  },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: 'As asked.',
        content:
          reply === 'bytes'
            ? { [mediaType ?? 'application/octet-stream']: {} }
            : {
                [mediaType ?? 'application/json']: {
                  schema: reply === 'openai' ? { type: 'object' } : schemaOf(reply, 'input'),
                },
              },
      },
      default: {
        description: 'What went wrong, and what to do.',
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${part === 'openai' ? 'OpenAiError' : 'Error'}` },
          },
        },
      },
    },
  };
}

function parameter(place: 'path' | 'query' | 'header', name: string, schema: z.ZodType): Json {
  const { description, ...rest } = schemaOf(schema, 'input');
  return {
    name,
    in: place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    description,
    schema: rest,
  };
}

/**
 * A schema as JSON Schema 2020-12: what is to be sent ("input"), before defaults and transforms; replies are JSON that our
 * own clients parse with the same schemas, so theirs is the input, too. Dates are ISO texts; what else JSON
 * Schema cannot say is left open.
 */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodDate) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  return rest;
}

function english<N extends Namespace>(namespace: N) {
  return createTranslator<KeyOf<N>>(compiledTexts(DEFAULT_READER.locale, namespace), {
    namespace,
    reader: DEFAULT_READER,
  });
}
