import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MarkedWords } from '@/components/search/marked-words';

const marked = (text: string, q: string) =>
  [...renderToStaticMarkup(<MarkedWords text={text} q={q} />).matchAll(/<mark[^>]*>(.*?)<\/mark>/g)].map(
    ([, word]) => word,
  );

test('the words looked for are marked, wherever they stand and however they are written', () => {
  expect(marked('My Card, the card-payment and cards', 'card')).toEqual(['Card', 'card', 'card']);
  expect(marked('Über die Karte', 'über karte')).toEqual(['Über', 'Karte']);
  expect(marked('nothing', ' ')).toEqual([]);
});

test.each(['card-payment', 'a/b', '1.5', '(x)', '[y]', '{z}', 'a|b', '$5^2', 'who?', 'c++', '*', '\\d', '#1', '&amp'])(
  '%s is looked for as it is written',
  (q) => {
    expect(marked(`before ${q} after`, q)).toHaveLength(1);
    expect(marked('before after', q)).toEqual([]);
  },
);
