import { unknownPath } from '@/lib/server/openai/unknown-path';

/** What is not served under /v1: told as OpenAI's clients read errors, not as a page. */
export const GET = unknownPath;
export const POST = unknownPath;
export const PUT = unknownPath;
export const PATCH = unknownPath;
export const DELETE = unknownPath;
