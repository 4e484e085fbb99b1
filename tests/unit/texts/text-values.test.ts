import { describe, expect, test } from 'vitest';
import { en } from '@/messages/en';
import { listSources } from '@/tests/support/source/list-sources';
import { describeMessage } from '@/tests/support/texts/describe-message';
import { textCallsIn } from '@/tests/support/texts/text-calls';

const found = listSources('app', 'components').flatMap(textCallsIn);
/** `getTexts(`area.${name}`)`: any component of that area. */
const isComputed = (namespace: string) => namespace.includes('{');
const calls = found.filter(({ namespace }) => !isComputed(namespace));
const computedAreas = new Set(
  found
    .map(({ namespace }) => namespace)
    .filter(isComputed)
    .map((one) => one.split('.')[0]),
);

describe('whoever writes a text', () => {
  test('gives it each value and tag that it takes, and draws tags', () => {
    const wrong = calls.flatMap(({ where, namespace, keys, values, rich }) =>
      (keys ?? []).flatMap((key) => {
        const message = messageOf(namespace, key);
        if (message === undefined) return [`${where}: there is no text ${namespace}.${key}`];
        const { values: taken, choosers, tags } = describeMessage(message);
        const missing =
          values === null ? [] : [...taken, ...choosers, ...tags].filter((name) => !values.includes(name));
        const problems = missing.map((name) => `${where}: ${namespace}.${key} is not given ${name}`);
        if (tags.length > 0 && !rich) problems.push(`${where}: ${namespace}.${key} has tags, so it needs t.rich`);
        return problems;
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('is there for each text: none is left over', () => {
    const used = new Set(calls.flatMap(({ namespace, keys }) => (keys ?? []).map((key) => `${namespace}.${key}`)));
    const computed = new Set(calls.filter(({ keys }) => keys === null).map(({ namespace }) => namespace));
    const known = new Set(calls.map(({ namespace }) => namespace));
    const unused = allKeys().filter(
      ({ namespace, key }) =>
        known.has(namespace) &&
        !computed.has(namespace) &&
        !computedAreas.has(namespace.split('.')[0]) &&
        !used.has(`${namespace}.${key}`),
    );
    expect(unused.map(({ namespace, key }) => `${namespace}.${key}`)).toEqual([]);
  });
});

test('calls are found wherever a translator is', () => {
  expect(
    textCallsIn('tests/support/texts/loose-words.sample.tsx').map(({ keys, values }) => ({ keys, values })),
  ).toEqual([
    { keys: ['title'], values: [] },
    { keys: ['label'], values: [] },
    { keys: ['label'], values: [] },
  ]);
});

function messageOf(namespace: string, key: string): string | undefined {
  return allKeys().find((one) => one.namespace === namespace && one.key === key)?.message;
}

let listed: { namespace: string; key: string; message: string }[] | undefined;
function allKeys(): { namespace: string; key: string; message: string }[] {
  listed ??= Object.entries(en as Record<string, Record<string, Record<string, Record<string, string>>>>).flatMap(
    ([area, sides]) =>
      Object.values(sides).flatMap((components) =>
        Object.entries(components).flatMap(([component, texts]) =>
          Object.entries(texts).map(([key, message]) => ({ namespace: `${area}.${component}`, key, message })),
        ),
      ),
  );
  return listed;
}
