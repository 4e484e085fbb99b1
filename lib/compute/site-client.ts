import { randomBytes } from 'node:crypto';
import type { PrivateKeyAccount } from 'viem/accounts';
import { z } from 'zod';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import { bytesToHex, type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { computeCid } from '@/lib/records/compute-cid';
import {
  type AttemptView,
  attemptViewSchema,
  COMPUTE_PROOF_HEADER,
  type ComputeAction,
  type ComputeProgress,
  type ComputeStatement,
  computeRequestTypedData,
  computeSiteSchema,
  computeStatementTypedData,
  type Lease,
  type TellReply,
  takeReplySchema,
  tellReplySchema,
} from '@/lib/schemas/compute';
import { type TrainingJob, trainingJobSchema } from '@/lib/schemas/training-job';

/** A site that lends jobs, spoken to as one account. */
export type SiteClient = {
  readonly account: Hex;
  take: () => Promise<Lease | null>;
  /** The job's document; checked against the hash of the lease. */
  readJob: (lease: Lease) => Promise<TrainingJob>;
  /** A published file, checked against its identifier. */
  readFile: (cid: string) => Promise<Uint8Array>;
  tell: (runId: string, progress: ComputeProgress) => Promise<TellReply>;
  upload: (runId: string, file: { cid: string; bytes: Uint8Array }) => Promise<void>;
  submit: (statement: ComputeStatement, result: string) => Promise<void>;
  giveUp: (runId: string, problem: string) => Promise<void>;
  listAttempts: (runId: string) => Promise<AttemptView[]>;
};

/** A site that does not answer for so long is taken for one that does not answer. */
const PATIENCE_MS = 60_000;
const UPLOAD_PATIENCE_MS = 600_000;

/** What a site answers when it refuses. */
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/**
 * Speaks to a site as the account of a key: every request that acts is signed for this site and its chain, once.
 * Calls throw `chain-unavailable` when the site cannot be reached, else the error that it answers with.
 */
export async function openSite({ site, account }: { site: string; account: PrivateKeyAccount }): Promise<SiteClient> {
  const origin = new URL(site).origin;
  const base = site.replace(/\/+$/, '');
  const { chainId } = computeSiteSchema.parse(await (await ask(`${base}/api/v1/compute`)).json());

  async function prove(action: ComputeAction, run: string, body: Hex): Promise<string> {
    const at = Math.floor(Date.now() / 1000);
    const nonce = bytesToHex(randomBytes(32));
    const request = { site: origin, action, run, body, at, nonce };
    const signature = await account.signTypedData(computeRequestTypedData({ chainId, request }));
    return JSON.stringify({ account: account.address, at, nonce, signature });
  }

  async function post(path: string, signed: { action: ComputeAction; run: string }, value: unknown): Promise<unknown> {
    const body = JSON.stringify(value);
    const proof = await prove(signed.action, signed.run, keccak256(body));
    const headers = { 'content-type': 'application/json', [COMPUTE_PROOF_HEADER]: proof };
    return (await ask(`${base}/api/v1/compute/${path}`, { method: 'POST', headers, body })).json();
  }

  return {
    account: toLowerHex(account.address),
    take: async () => takeReplySchema.parse(await post('leases', { action: 'take', run: '' }, {})).lease,
    async readJob({ runId, jobHash }) {
      const text = await (await ask(`${base}/api/v1/compute/runs/${runId}/job`)).text();
      if (keccak256(text) !== jobHash) {
        throw new AppError(
          'content-mismatch',
          `The job of the run ${runId} is not the one that was lent. Take it anew.`,
        );
      }
      return trainingJobSchema.parse(JSON.parse(text));
    },
    async readFile(cid) {
      const bytes = new Uint8Array(await (await ask(`${base}/api/v1/content/${cid}`)).arrayBuffer());
      const found = await computeCid(bytes);
      if (found !== cid) throw new AppError('content-mismatch', `The file ${cid} came as ${found}.`);
      return bytes;
    },
    tell: async (runId, progress) =>
      tellReplySchema.parse(await post(`runs/${runId}/progress`, { action: 'tell', run: runId }, progress)),
    async upload(runId, { cid, bytes }) {
      const hash = keccak256(bytes);
      const headers = {
        'content-type': 'application/octet-stream',
        'x-content-keccak256': hash,
        [COMPUTE_PROOF_HEADER]: await prove('upload', runId, keccak256(`${cid} ${hash}`)),
      };
      const body = new Blob([new Uint8Array(bytes)]);
      await ask(
        `${base}/api/v1/compute/runs/${runId}/files/${cid}`,
        { method: 'PUT', headers, body },
        UPLOAD_PATIENCE_MS,
      );
    },
    async submit(statement, result) {
      const signature = await account.signTypedData(computeStatementTypedData({ chainId, statement }));
      await post(
        `runs/${statement.runId}/result`,
        { action: 'submit', run: statement.runId },
        { statement, signature, result },
      );
    },
    async giveUp(runId, problem) {
      await post(`runs/${runId}/give-up`, { action: 'give-up', run: runId }, { problem: problem.slice(0, 300) });
    },
    listAttempts: async (runId) =>
      z.array(attemptViewSchema).parse(await (await ask(`${base}/api/v1/compute/runs/${runId}/attempts`)).json()),
  };
}

async function ask(address: string, init: RequestInit = {}, patienceMs = PATIENCE_MS): Promise<Response> {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(address, { ...init, signal, redirect: 'error' }).catch((cause: unknown) => {
    throw new AppError('chain-unavailable', `${new URL(address).origin} cannot be reached. It is tried again.`, {
      cause,
    });
  });
  if (response.ok) return response;
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
  if (refusal.success) throw new AppError(codeOf(response.status), refusal.data.error.message);
  throw new AppError(
    codeOf(response.status),
    `${new URL(address).pathname} was answered with the status ${response.status}.`,
  );
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'content-mismatch',
  429: 'rate-limited',
};

/** What the caller does about it; anything that is not the caller's fault may pass. */
function codeOf(status: number): ErrorCode {
  return CODES[status] ?? 'chain-unavailable';
}
