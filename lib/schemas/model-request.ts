import type { AskRequest } from '@/lib/schemas/answer';

/** One turn of a conversation. */
export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** How a question was put, where that is more than one person's question: in a conversation, as a text to go on with, as texts for vectors. */
export type RequestForm =
  | { readonly kind: 'conversation'; readonly messages: readonly ChatMessage[] }
  | { readonly kind: 'continuation' }
  | { readonly kind: 'vectors'; readonly texts: readonly string[] };

/** What is asked of a model; its `question` is what the receipt tells. */
export type ModelRequest = AskRequest & { readonly form?: RequestForm };
