import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { COMPUTE_PROOF_HEADER, type ComputeAction } from '@/lib/schemas/compute';
import { hashSchema } from '@/lib/schemas/hex';
import { authoriseRequest } from '@/lib/server/compute/authorise-request';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { parseInput } from '@/lib/server/parse-input';

/** The id of a run in an address. Throws `not-found` for what is no id. */
export function readRunId(id: string): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new AppError('not-found', `There is no training run ${id.slice(0, 40)}.`);
  return parsed.data;
}

/** A signed JSON request of a provider, read no further than `maxBytes`. Throws as {@link authoriseRequest}; `too-large`. */
export async function readSigned<Schema extends z.ZodType>(
  deps: ComputeDependencies,
  request: Request,
  { action, run, schema, maxBytes }: { action: ComputeAction; run: string; schema: Schema; maxBytes: number },
): Promise<{ account: Hex; input: z.output<Schema> }> {
  const bytes = await readBody(request, maxBytes);
  const header = request.headers.get(COMPUTE_PROOF_HEADER);
  const account = await authoriseRequest(deps, { header, action, run, body: keccak256(bytes) });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid-input', 'The body of the request is not JSON. Send a JSON document.', { cause });
  }
  return { account, input: parseInput(schema, json) };
}

/** Who signed the upload of a file, and the Keccak-256 that its bytes have to have. */
export async function readSignedUpload(
  deps: ComputeDependencies,
  request: Request,
  { run, cid }: { run: string; cid: string },
): Promise<{ account: Hex; hash: Hex }> {
  const hash = parseInput(hashSchema, request.headers.get('x-content-keccak256'));
  const header = request.headers.get(COMPUTE_PROOF_HEADER);
  // The signature binds the name and the bytes.
  const account = await authoriseRequest(deps, { header, action: 'upload', run, body: keccak256(`${cid} ${hash}`) });
  return { account, hash };
}

async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const piece of request.body) {
      size += piece.byteLength;
      if (size > maxBytes) throw new AppError('too-large', `The request is larger than ${maxBytes} bytes.`);
      pieces.push(piece);
    }
  }
  return Buffer.concat(pieces);
}
