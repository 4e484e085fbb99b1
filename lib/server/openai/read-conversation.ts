import { AppError } from '@/lib/core/errors';
import type { ChatMessage, RequestForm } from '@/lib/schemas/model-request';

/** What a receipt tells of a conversation, and the conversation itself where that is more than one question. */
export type ReadConversation = { readonly question: string; readonly form?: RequestForm };

/**
 * A conversation as a question. One message of a user is the question itself; more are told line by line, each with who
 * spoke. A model that writes no text of its own is asked the last of them alone (`writes` false). Throws `invalid-input`.
 */
export function readConversation(messages: readonly ChatMessage[], { writes }: { writes: boolean }): ReadConversation {
  const last = messages.at(-1);
  if (last?.role !== 'user') throw problem('The last message has to be the user’s: that one is answered.');
  if (last.content.trim() === '') throw problem('The last message is empty. Write a question.');
  if (messages.length === 1 || !writes) return { question: last.content };
  return {
    question: messages.map(({ role, content }) => `${role}: ${content}`).join('\n'),
    form: { kind: 'conversation', messages: messages.map(({ role, content }) => ({ role, content })) },
  };
}

function problem(message: string): AppError {
  return new AppError('invalid-input', message, { details: { field: 'messages' } });
}
