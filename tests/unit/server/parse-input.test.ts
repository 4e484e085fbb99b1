import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/server/parse-input';
import { createSay } from '@/lib/texts/sentences';
import page from '@/messages/de/sentences/page.json';
import server from '@/messages/de/sentences/server.json';

const say = createSay({ ...page, ...server });

function problemOf(schema: z.ZodType, input: unknown): string {
  try {
    parseInput(schema, input);
  } catch (error) {
    return error instanceof AppError ? error.message : String(error);
  }
  return 'nothing';
}

describe('parseInput', () => {
  it('gives what the schema makes of it', () => {
    expect(parseInput(z.object({ name: z.string().trim() }), { name: ' Ana ' })).toEqual({ name: 'Ana' });
  });

  it.each<[string, z.ZodType, unknown, string, string]>([
    ['what is missing', z.string(), undefined, 'This is missing.', 'Das fehlt.'],
    ['another kind', z.string(), 5, 'This is no text.', 'Das ist kein Text.'],
    ['a part of a number', z.int(), 1.5, 'This is no whole number.', 'Das ist keine ganze Zahl.'],
    ['an unknown kind', z.date(), 5, 'This does not have the right form.', 'Das hat nicht die richtige Form.'],
    [
      'long text',
      z.string().max(2),
      'abc',
      'This has more than 2 characters. Shorten it.',
      'Das hat mehr als 2 Zeichen. Kürze es.',
    ],
    [
      'short text',
      z.string().min(3),
      'ab',
      'This has fewer than 3 characters. Write more.',
      'Das hat weniger als 3 Zeichen. Schreib mehr.',
    ],
    ['no text', z.string().min(1), '', 'This is empty. Fill it in.', 'Das ist leer. Füll es aus.'],
    [
      'a long list',
      z.array(z.int()).max(1),
      [1, 2],
      'These are more than 1. Leave some out.',
      'Das sind mehr als 1. Lass welche weg.',
    ],
    [
      'a short list',
      z.array(z.int()).min(2),
      [1],
      'These are fewer than 2. Add some.',
      'Das sind weniger als 2. Nimm welche dazu.',
    ],
    ['a large number', z.number().max(2), 3, 'This is more than 2. Choose less.', 'Das ist mehr als 2. Wähle weniger.'],
    ['a number at a bound', z.number().positive(), 0, 'This has to be more than 0.', 'Das muss mehr als 0 sein.'],
    ['another word', z.enum(['a', 'b']), 'c', 'This has to be one of these: a, b.', 'Das muss eins davon sein: a, b.'],
    ['no address', z.url(), 'x', 'This is no web address.', 'Das ist keine Webadresse.'],
    [
      'none of several',
      z.union([z.string(), z.null()]),
      5,
      'This does not have the right form.',
      'Das hat nicht die richtige Form.',
    ],
  ])('says of %s what does not fit, and where', (_, schema, input, english, german) => {
    const problem = problemOf(z.object({ field: schema }), { field: input });
    expect(problem).toBe(`field: ${english}`);
    expect(say(problem)).toBe(`field: ${german}`);
  });

  it('names what is not known', () => {
    const problem = problemOf(z.strictObject({ a: z.int() }), { a: 1, b: 2, c: 3 });
    expect(problem).toBe('b, c: nothing of that name is known here. Leave it out.');
    expect(say(problem)).toBe('b, c: Etwas mit diesem Namen kennt man hier nicht. Lass es weg.');
  });

  it('keeps the words of a schema that has its own', () => {
    expect(problemOf(z.object({ q: z.string().min(1, 'Write a question.') }), { q: '' })).toBe('q: Write a question.');
    expect(
      problemOf(
        z.string().refine((text) => text !== 'x', 'Not this.'),
        'x',
      ),
    ).toBe('Not this.');
  });
});
