import { knownRecordsRequestSchema } from '@/lib/schemas/upload';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';
import { listKnownRecords } from '@/lib/server/records/list-known-records';

/** Which of these content hashes the Datanet has already, and whose they are. Up to 2,000 at a time. */
export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const datanetId = parseId((await params).id, 'Datanet');
    const { contentHashes } = parseInput(knownRecordsRequestSchema, await readJson(request, { maxBytes: 200_000 }));
    return listKnownRecords(dependencies(), { datanetId, contentHashes });
  });
}
