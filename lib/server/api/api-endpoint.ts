import type { z } from 'zod';
import type { KeyOf } from '@/lib/texts/namespaces';

export const API_PARTS = ['openai', 'answers', 'published', 'compute', 'operator'] as const;
export type ApiPart = (typeof API_PARTS)[number];

/** Who may ask: everybody; the holder of an API key; its asker by key or session; who signs as a provider; the operator. */
export type ApiAuth = 'none' | 'key' | 'keyOrSession' | 'provider' | 'scheduler';

export type ApiEndpoint = {
  /** Its name, and the key of its words. */
  readonly id: KeyOf<'api.endpoints'>;
  readonly part: ApiPart;
  readonly method: 'get' | 'post' | 'put';
  /** As OpenAPI writes it: `/v1/models/{id}`. */
  readonly path: string;
  readonly auth: ApiAuth;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  /** What the route parses its body with; `bytes` for a file. */
  readonly body?: z.ZodType | 'bytes';
  readonly example?: unknown;
  /** What it answers: a schema, a file, or what OpenAI's documentation describes. */
  readonly reply: z.ZodType | 'bytes' | 'openai';
  /** Of the answer; by default JSON, or a file of any kind. */
  readonly mediaType?: string;
  readonly status?: 200 | 202;
};
