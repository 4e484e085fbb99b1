import { API_ENDPOINTS, type ApiEndpoint } from '@/lib/server/api/api-endpoints';
import { schemaOf } from '@/lib/server/api/write-openapi';

/** The endpoints for the page of the reference, their schemas as JSON Schema. */
export function showEndpoints() {
  return API_ENDPOINTS.map(({ id, part, method, path, auth, params, query, headers, body, example, reply }) => ({
    id,
    part,
    method,
    path,
    auth,
    example,
    parameters: [
      ...showParameters('path', params),
      ...showParameters('query', query?.shape),
      ...showParameters('header', headers),
    ],
    body: body === undefined ? null : body === 'bytes' ? body : schemaOf(body, 'input'),
    reply: typeof reply === 'string' ? reply : schemaOf(reply, 'input'),
  }));
}

function showParameters(place: 'path' | 'query' | 'header', schemas: ApiEndpoint['params'] = {}) {
  return Object.entries(schemas).map(([name, schema]) => ({
    name,
    place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    schema: schemaOf(schema, 'input'),
  }));
}
