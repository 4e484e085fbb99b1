/** Words of a German question that do not tell what it is about. */
export const GERMAN_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'der die das den dem des ein eine einen einem einer eines und oder in im ins an am auf aus bei beim mit nach seit ' +
    'über unter um vom von vor zu zum zur für durch gegen als auch es er sie wir ihr man sich ist sind war waren wird ' +
    'werden wurde wurden worden hat haben hatte hatten kann können konnte konnten soll sollen muss müssen darf dürfen ' +
    'gibt denn wer wem wen wessen wo woher wohin wann was wie viel viele vielen wieviel wieviele warum wieso weshalb ' +
    'wodurch womit wofür wozu welche welcher welches welchem welchen'
  ).split(' '),
);

/** The first that fits says what is asked for. "Was" asks in German only where another word is German: "Was it built?" */
const ASKING = [
  ['number', / (?:wieviele?|wie (?:viele?n?|lang|lange|oft|groß|hoch|tief|weit|breit|schwer|schnell|alt|warm|teuer)) /],
  ['when', / (?:wann|welche[mnrs]? (?:jahr|jahrhundert|jahreszeit|monat|woche|tag|datum|uhrzeit)) /],
  ['where', / (?:wo|woher|wohin|welche[mnrs]? (?:stadt|ort|dorf|land|stelle|fluss|gegend|straße)) /],
  ['who', / (?:wer|wem|wen|wessen) /],
  ['what', / (?:welche[mnrs]?|was (?:.* )?(?:der|das|dem|ein|eine|ist|sind|hat|haben|wird|wurde|kann)) /],
  ['how', / (?:wie|warum|wieso|weshalb|wodurch|womit|wofür|wozu) /],
] as const;

/** What a question in German asks for, told from its words in lower case; null where it is no question in German. */
export function readGermanKind(words: readonly string[]): (typeof ASKING)[number][0] | null {
  const text = ` ${words.join(' ')} `;
  return ASKING.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
