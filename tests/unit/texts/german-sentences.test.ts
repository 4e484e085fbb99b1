import { describe, expect, test } from 'vitest';
import { descriptionOf, shownFields } from '@/components/api/describe-schema';
import { showEndpoints } from '@/lib/server/api/show-endpoints';
import { createSay } from '@/lib/texts/sentences';
import api from '@/messages/de/sentences/api.json';
import page from '@/messages/de/sentences/page.json';
import server from '@/messages/de/sentences/server.json';
import { type Side, sentencesOf } from '@/tests/support/texts/english-sentences';

const GERMAN: Record<Side, Record<string, string>> = { page, server };
const said: Record<Side, string[]> = { page: textsOf('page'), server: textsOf('server') };

/** What joins sentences, or stands in them, and is made of values alone in the sources. */
const JOINTS = new Set(
  `“{0}” {1}|{0}: {1}|{0} values|{0}%|{0} value|{0} columns|{0} column|succeeded|failed|cancelled|queued|running|paused|training run|Asking the chain`.split(
    '|',
  ),
);

describe('what our code says on a screen', () => {
  test('is known, by where it is written', () => {
    expect(said.page.length).toBeGreaterThan(400);
    expect(said.server.length).toBeGreaterThan(200);
  });

  test('is said in German, too', () => {
    const known = new Set([...Object.keys(page), ...Object.keys(server)]);
    const missing = (['page', 'server'] as const).flatMap((side) =>
      sentencesOf(side)
        .filter(({ text }) => !known.has(text))
        .map(({ where, text }) => `${side} ${where} ${text}`),
    );
    expect(missing).toEqual([]);
  });

  test('by the browser, without the server’s sentences', () => {
    expect(said.page.filter((text) => !(text in page))).toEqual([]);
  });

  test('and nothing is translated that nobody says', () => {
    const all = new Set([...said.page, ...said.server]);
    const idle = [...Object.keys(page), ...Object.keys(server)].filter((text) => !all.has(text) && !JOINTS.has(text));
    expect(idle).toEqual([]);
    expect(
      Object.keys(server).filter((text) => text in page),
      'in one file',
    ).toEqual([]);
  });
});

test('what the reference of the API says of a field is said in German, and nothing else is', () => {
  const shown = showEndpoints({ modelId: 1 }).flatMap(({ parameters, body, reply }) => [
    ...parameters.map(({ schema }) => descriptionOf(schema)),
    ...[body, reply].flatMap((schema) =>
      schema === null || typeof schema === 'string' ? [] : shownFields(schema).map(({ description }) => description),
    ),
  ]);
  expect(Object.keys(api).sort()).toEqual([...new Set(shown)].sort());
});

test.each(['page', 'server'] as const)('the German of the %s has each value once, in any order', (side) => {
  const placesOf = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
  for (const [english, german] of Object.entries(GERMAN[side])) {
    const places = placesOf(english);
    expect(placesOf(german), english).toEqual(places);
    expect(places, 'the places of the English sentence are counted').toEqual(places.map((_, i) => `{${i}}`));
    expect(german.trim()).not.toBe('');
  }
});

describe('said as they come', () => {
  const say = createSay({ ...page, ...server });

  test.each([
    [
      'You are not signed in. Connect your wallet and sign in.',
      'Du bist nicht angemeldet. Verbinde deine Wallet und melde dich an.',
    ],
    [
      'There is no Datanet 7. It may not be indexed yet; reload in a moment.',
      'Ein Datanet 7 gibt es nicht. Vielleicht ist es noch nicht im Index; lade gleich neu.',
    ],
    [
      '“notes.xlsx” is a ZIP archive (.xlsx and .docx files are ZIP archives too), not text. Unpack it, or save the sheet as “CSV UTF-8”.',
      '„notes.xlsx“ ist ein ZIP-Archiv (auch .xlsx- und .docx-Dateien sind ZIP-Archive), kein Text. Entpacke es oder speichere die Tabelle als „CSV UTF-8“.',
    ],
    [
      'What was sent does not fit. datanets: Choose at least one Datanet version. Correct it and send it again.',
      'Was geschickt wurde, passt nicht. datanets: Wähle mindestens eine Datanet-Version. Berichtige es und schick es noch einmal.',
    ],
    [
      'The row has 3 values, the header 2 columns. Put texts that hold the separator in quotes.',
      'Die Zeile hat 3 Werte, die Kopfzeile 2 Spalten. Setz Texte, die das Trennzeichen enthalten, in Anführungszeichen.',
    ],
    [
      'The proposal is being voted on now, which does not allow this. Reload the page to see how it stands.',
      'Der Vorschlag steht zur Abstimmung, und das erlaubt dies jetzt nicht. Lade die Seite neu, um zu sehen, wie er steht.',
    ],
    ['Learning every record (3 of 17)', 'Lernen mit allen Einträgen (3 von 17)'],
    [
      'The parts of parents come to 120%, and no part may pass 100%. Give less.',
      'Die Anteile der Eltern ergeben 120 %, und kein Anteil darf 100 % übersteigen. Gib weniger.',
    ],
  ])('%s', (english, german) => {
    expect(say(english)).toBe(german);
  });
});

function textsOf(side: Side): string[] {
  return [...new Set(sentencesOf(side).map(({ text }) => text))];
}
