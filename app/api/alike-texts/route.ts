import { alikeTextsRequestSchema } from '@/lib/schemas/upload';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';
import { listAlikeTexts } from '@/lib/server/records/list-alike-texts';

/** Public texts, of any Datanet, that may be alike to the ones whose keys are given. Up to 1,000 at a time. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const { texts } = parseInput(alikeTextsRequestSchema, await readJson(request, { maxBytes: 200_000 }));
    return listAlikeTexts(dependencies(), { texts });
  });
}
