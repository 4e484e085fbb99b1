import { describe, expect, it } from 'vitest';
import { chatRequestSchema, completionRequestSchema, embeddingsRequestSchema } from '@/lib/schemas/openai';
import { parseBody } from '@/lib/server/openai/parse-body';

const messages = [{ role: 'user', content: 'Hello' }];
const minimal = { model: 'tributary-1', messages };

function problemWith(changes: Record<string, unknown>): string | undefined {
  try {
    parseBody(chatRequestSchema, { ...minimal, ...changes });
    return undefined;
  } catch (error) {
    return String((error as { details: { field: string } }).details.field);
  }
}

describe('a chat request', () => {
  it('needs a model and messages only', () => {
    expect(parseBody(chatRequestSchema, minimal)).toMatchObject({ model: 'tributary-1', messages, disclosed: true });
    expect(parseBody(chatRequestSchema, { model: 4, messages })).toMatchObject({ model: '4' });
  });

  it('may say at length that it wants nothing special', () => {
    const neutral = {
      n: 1,
      stream: false,
      stop: null,
      temperature: null,
      tools: [],
      tool_choice: 'none',
      response_format: { type: 'text' },
      logit_bias: {},
      logprobs: false,
      presence_penalty: 0,
      modalities: ['text'],
      user: 'me',
      metadata: { a: '1' },
    };
    expect(problemWith(neutral)).toBeUndefined();
  });

  it.each([
    [{ n: 2 }, 'n'],
    [{ tools: [{}] }, 'tools'],
    [{ tool_choice: 'required' }, 'tool_choice'],
    [{ response_format: { type: 'json_schema' } }, 'response_format'],
    [{ logprobs: true }, 'logprobs'],
    [{ logit_bias: { '5': 1 } }, 'logit_bias'],
    [{ top_k: 3 }, 'top_k'],
    [{ temperature: 2.1 }, 'temperature'],
    [{ top_p: 0 }, 'top_p'],
    [{ seed: 0.5 }, 'seed'],
    [{ max_tokens: 0 }, 'max_tokens'],
    [{ stop: [''] }, 'stop.0'],
    [{ stream_options: { other: true } }, 'stream_options.other'],
    [{ messages: 'Hello' }, 'messages'],
    [{ messages: [] }, 'messages'],
    [{ messages: [{ role: 'user', content: null }] }, 'messages.0.content'],
    [{ messages: [{ role: 'function', content: 'x' }] }, 'messages.0.role'],
    [{ model: undefined }, 'model'],
  ])('names what it cannot do: %j', (changes, field) => {
    expect(problemWith(changes)).toBe(field);
  });

  it('joins the parts of a message and takes a developer for the system', () => {
    const parts = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    const { messages: read } = parseBody(chatRequestSchema, {
      ...minimal,
      messages: [{ role: 'developer', content: parts, name: 'x' }, ...messages],
    });
    expect(read[0]).toMatchObject({ role: 'system', content: 'ab' });
  });
});

it('reads one prompt, alone or in a list', () => {
  expect(parseBody(completionRequestSchema, { model: '1', prompt: ['a'] }).prompt).toBe('a');
  expect(() => parseBody(completionRequestSchema, { model: '1', prompt: ['a', 'b'] })).toThrow(/prompt/);
  expect(() => parseBody(completionRequestSchema, { model: '1', prompt: [1, 2] })).toThrow(/prompt/);
});

it('reads one text or several to embed, and no tokens', () => {
  expect(parseBody(embeddingsRequestSchema, { model: '1', input: 'a' }).input).toEqual(['a']);
  expect(parseBody(embeddingsRequestSchema, { model: '1', input: ['a', 'b'] }).input).toEqual(['a', 'b']);
  for (const input of ['', [], [1], ['a', '']]) {
    expect(() => parseBody(embeddingsRequestSchema, { model: '1', input })).toThrow(/input/);
  }
});
