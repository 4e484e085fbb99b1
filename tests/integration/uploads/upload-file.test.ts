import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, uploadFile } from '@/components/contribute/upload-file';
import { AppError, httpStatus } from '@/lib/core/errors';
import { buildContribution } from '@/lib/records/build-contribution';
import { uploadRequestSchema } from '@/lib/schemas/upload';
import { createUpload } from '@/lib/server/uploads/create-upload';
import { receiveChunk } from '@/lib/server/uploads/receive-chunk';
import { requireUpload, toUploadView } from '@/lib/server/uploads/upload-view';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertDatanet } from '@/tests/support/insert-datanet';

const AMARA = `0x${'0a'.repeat(20)}`;
const NOW = new Date('2026-02-01T12:00:00Z');

let database: TestDatabase;
let folder: string;
let server: Server;
let connection: Connection;
let waits: number[];
/** How many more bytes of uploads the connection carries before it is cut; once. */
let cutAfter: number | null;
/** What the server is at work on. A cut reaches the page before the server has kept what came through. */
let handled: Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tributary-uploads-'));
  await insertDatanet(database.db, { id: 1, owner: AMARA });
  server = createServer(serve).listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  waits = [];
  cutAfter = null;
  handled = Promise.resolve();
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
    await handled;
  };
  connection = { fetch, wait, baseUrl: `http://127.0.0.1:${port}` };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const store = () => openFolderStore(join(folder, 'blobs'));

/** The upload routes over a socket that can be cut in the middle of a body. */
const serve: Parameters<typeof createServer>[1] = async (request, response) => {
  const deps = { db: database.db, store: store(), staging: join(folder, 'uploads') };
  const id = request.url?.split('/')[3] ?? '';
  const run = async () => {
    if (request.method === 'POST') {
      let text = '';
      for await (const piece of request) text += piece;
      const declared = uploadRequestSchema.parse(JSON.parse(text));
      return createUpload(deps, { ...declared, account: AMARA, network: null, now: NOW });
    }
    if (request.method === 'GET') return toUploadView(await requireUpload(database.db, { id, account: AMARA }));
    const offset = Number(request.headers['upload-offset']);
    return receiveChunk(deps, { id, account: AMARA, offset, body: body() });
  };
  async function* body(): AsyncIterable<Uint8Array> {
    for await (const piece of request) {
      if (cutAfter !== null && piece.length >= cutAfter) {
        const kept = piece.subarray(0, cutAfter);
        cutAfter = null;
        yield kept;
        request.socket.destroy();
        throw new Error('aborted');
      }
      if (cutAfter !== null) cutAfter -= piece.length;
      yield piece;
    }
  }
  const answer = async () => {
    try {
      response.end(JSON.stringify(await run()));
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal';
      const message = error instanceof Error ? error.message : '';
      response.writeHead(httpStatus(code)).end(JSON.stringify({ error: { code, message } }));
    }
  };
  handled = answer();
  await handled;
};

async function buildLarge() {
  const filler = 'lorem '.repeat(100);
  const records = Array.from({ length: 4_000 }, (_, k) => ({
    fields: { text: `${k} ${filler}`.trim(), label: 'red' },
  }));
  const built = await buildContribution(records);
  const { cid, recordsRoot, recordCount } = built;
  const bytes = new Uint8Array(built.bytes);
  return { bytes, request: { datanetId: 1, cid, byteSize: bytes.length, recordsRoot, recordCount } };
}

describe('uploading from the page', () => {
  it('sends a file in pieces and tells how far it is', async () => {
    const file = await buildLarge();
    const seen: number[] = [];
    expect(await uploadFile(connection, file, (bytes) => seen.push(bytes))).toMatchObject({ state: 'ready' });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(file.bytes.length);
    expect(seen.length).toBeGreaterThan(2);
    expect(await store().has(file.request.cid)).toBe(true);
  });

  it('resumes by itself when the connection is cut at half', async () => {
    const file = await buildLarge();
    const half = Math.floor(file.bytes.length / 2);
    cutAfter = half;
    const seen: number[] = [];
    expect(await uploadFile(connection, file, (bytes) => seen.push(bytes))).toMatchObject({ state: 'ready' });
    expect(seen).toContain(half);
    expect(waits).toEqual([500]);
    expect(Buffer.from(await store().get(file.request.cid)).equals(file.bytes)).toBe(true);
  });

  it('goes on from half in a second visit of the page', async () => {
    const file = await buildLarge();
    const half = Math.floor(file.bytes.length / 2);
    cutAfter = half;
    const gone = { ...connection, wait: () => Promise.reject(new AppError('timeout', 'the page was closed')) };
    await expect(uploadFile(gone, file, () => undefined)).rejects.toMatchObject({ code: 'timeout' });
    await handled;
    const seen: number[] = [];
    expect(await uploadFile(connection, file, (bytes) => seen.push(bytes))).toMatchObject({ state: 'ready' });
    expect(seen[0]).toBe(half);
  });

  it('gives the choice back to the person when the connection stays lost', async () => {
    const file = await buildLarge();
    const nowhere = { ...connection, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
    await expect(uploadFile(nowhere, file, () => undefined)).rejects.toThrow(/connection was lost.*go on/);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it('does not repeat what the server refuses, and says why', async () => {
    const file = await buildLarge();
    const request = { ...file.request, recordsRoot: `0x${'ab'.repeat(32)}` };
    await expect(uploadFile(connection, { ...file, request }, () => undefined)).rejects.toThrow(
      /Merkle root of the bytes/,
    );
    expect(waits).toEqual([]);
  });
});
