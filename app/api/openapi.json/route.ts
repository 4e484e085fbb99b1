import { env } from '@/lib/env';
import { writeOpenApi } from '@/lib/server/api/write-openapi';
import { toJsonResponse } from '@/lib/server/http-result';

export const dynamic = 'force-dynamic';

/** The API as an OpenAPI 3.1 document; pages and programs of other sites may read it, too. */
export function GET(): Promise<Response> {
  return toJsonResponse(async () => writeOpenApi({ server: new URL(env.APP_URL).origin }), {
    headers: { 'access-control-allow-origin': '*' },
  });
}
