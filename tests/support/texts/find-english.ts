import { fixedParts } from '@/tests/support/texts/describe-message';
import { type Catalogue, readCatalogue, readSentences } from '@/tests/support/texts/read-messages';

const page = readSentences('page');
const server = readSentences('server');
const api = readSentences('api');

/** Words of English that no German text has. */
const ENGLISH_WORDS =
  /(?<![\p{L}\p{N}’'./_-])(the|and|of|is|are|your|you|this|that|with|for|from|have|has|been|not|it|its|to|by|be|they|their|which|nobody|everybody)(?![\p{L}\p{N}’'/_-])/giu;

const german = [
  ...partsOf(readCatalogue('de')),
  ...Object.values(page),
  ...Object.values(server),
  ...Object.values(api),
].join('\n');
const englishParts = new Set(
  [...partsOf(readCatalogue('en')), ...[page, server, api].flatMap(sentenceParts)]
    .flatMap(pieces)
    .filter((part) => !containsWhole(german, part)),
);
/** Pieces of several words are looked for inside of a text, a single word only as the whole of it. */
const phrases = [...englishParts].filter((part) => part.length >= 9 && (part.match(/\p{L}{2,}/gu) ?? []).length >= 2);

/** What of a text on a German page is English: a piece of our English texts, or words that only English has; or null. */
export function findEnglish(text: string): string | null {
  const one = text.replace(/\s+/g, ' ').trim();
  if (englishParts.has(one) && /\p{L}{2}/u.test(one)) return one;
  const phrase = phrases.find((part) => containsWhole(one, part));
  if (phrase) return phrase;
  const words = one.match(ENGLISH_WORDS) ?? [];
  return words.length >= 2 ? words.join(' ') : null;
}

function containsWhole(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (!/\p{L}/u.test(text[at - 1] ?? '') && !/\p{L}/u.test(text[at + part.length] ?? '')) return true;
  }
  return false;
}

function partsOf(catalogue: Catalogue): string[] {
  return Object.values(catalogue)
    .flatMap((sides) => Object.values(sides))
    .flatMap((components) => Object.values(components))
    .flatMap((texts) => Object.values(texts))
    .flatMap(fixedParts);
}

function sentenceParts(sentences: Record<string, string>): string[] {
  return Object.keys(sentences)
    .flatMap((english) => english.split(/\{\d\}/))
    .filter((part) => (part.match(/\p{L}{2,}/gu) ?? []).length >= 3);
}

function pieces(part: string): string[] {
  const trimmed = part.replace(/\s+/g, ' ').replace(/^[\s,;:.)]+|[\s,;:(]+$/g, '');
  return trimmed === '' ? [] : [trimmed];
}
