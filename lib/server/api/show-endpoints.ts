import type { ApiEndpoint } from '@/lib/server/api/api-endpoint';
import { API_ENDPOINTS } from '@/lib/server/api/api-endpoints';
import { schemaOf } from '@/lib/server/api/write-openapi';

/** The endpoints for the page of the reference, their schemas as JSON Schema; the examples ask `modelId`. */
export function showEndpoints({ modelId }: { modelId: number }) {
  return API_ENDPOINTS.map(({ id, part, method, path, auth, params, query, headers, body, example, reply }) => ({
    id,
    part,
    method,
    path,
    auth,
    example: askModel(example, modelId),
    parameters: [
      ...showParameters('path', params),
      ...showParameters('query', query?.shape),
      ...showParameters('header', headers),
    ],
    body: body === undefined ? null : body === 'bytes' ? body : schemaOf(body, 'input'),
    reply: typeof reply === 'string' ? reply : schemaOf(reply, 'input'),
  }));
}

/** An example as it would ask another model; one that asks none stays as it is. */
function askModel(example: unknown, modelId: number): unknown {
  if (typeof example !== 'object' || example === null || !('model' in example)) return example;
  return { ...example, model: typeof example.model === 'number' ? modelId : `tributary-${modelId}` };
}

function showParameters(place: 'path' | 'query' | 'header', schemas: ApiEndpoint['params'] = {}) {
  return Object.entries(schemas).map(([name, schema]) => ({
    name,
    place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    schema: schemaOf(schema, 'input'),
  }));
}
