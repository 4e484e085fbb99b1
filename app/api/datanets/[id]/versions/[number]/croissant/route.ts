import { env } from '@/lib/env';
import { describeVersion } from '@/lib/server/datanets/describe-version';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string; number: string }> };

/** A published version described for programs that load datasets: Croissant 1.0 (JSON-LD). For everybody. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(
    async () => {
      const { id, number } = await params;
      return describeVersion(dependencies(), {
        datanetId: parseId(id, 'Datanet'),
        number: parseId(number, 'version'),
        origin: new URL(env.APP_URL).origin,
      });
    },
    { headers: { 'content-type': 'application/ld+json; charset=utf-8', 'cache-control': 'public, max-age=60' } },
  );
}
