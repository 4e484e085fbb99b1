import { describe, expect, it } from 'vitest';
import { readConversation } from '@/lib/server/openai/read-conversation';

const user = (content: string) => ({ role: 'user' as const, content });
const assistant = (content: string) => ({ role: 'assistant' as const, content });
const system = (content: string) => ({ role: 'system' as const, content });

describe('a conversation as a question', () => {
  it('is the only message of a user itself', () => {
    expect(readConversation([user('What is it?')], { writes: true })).toEqual({ question: 'What is it?' });
  });

  it('tells longer ones line by line, and keeps the messages for the model', () => {
    const messages = [system('Be brief.'), user('Hello'), assistant('Hi'), user('Why?')];
    expect(readConversation(messages, { writes: true })).toEqual({
      question: 'system: Be brief.\nuser: Hello\nassistant: Hi\nuser: Why?',
      form: { kind: 'conversation', messages },
    });
  });

  it('asks what writes no text of its own the last message alone', () => {
    const messages = [system('Be brief.'), user('Hello'), assistant('Hi'), user('Why?')];
    expect(readConversation(messages, { writes: false })).toEqual({ question: 'Why?' });
  });

  it.each([
    [[assistant('Hi')]],
    [[user('Hello'), assistant('I would')]],
    [[user('Hello'), user('  \n')]],
    [[system('Be brief.')]],
  ])('refuses what has no question of a user at its end: %j', (messages) => {
    for (const writes of [true, false]) expect(() => readConversation(messages, { writes })).toThrow(/last message/);
  });
});
