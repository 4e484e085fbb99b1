import { expect, it } from 'vitest';
import { readGermanKind } from '@/lib/models/retrieval/german-question';

it.each([
  ['wo wurde der otter gesehen', 'where'],
  ['in welcher stadt steht die mühle', 'where'],
  ['seit wann steht die brücke', 'when'],
  ['in welchem jahr wurde sie gebaut', 'when'],
  ['wie viele eier liegen im nest', 'number'],
  ['wie hoch ist der damm', 'number'],
  ['wie entsteht der schaum', 'how'],
  ['mit wem sprach der müller', 'who'],
  ['was hat der biber gebaut', 'what'],
  ['welche farbe hat das wasser', 'what'],
  ['was the bridge built here', null],
  ['is the water clean', null],
  ['otter am steg', null],
])('reads what “%s” asks for', (question, kind) => {
  expect(readGermanKind(question.split(' '))).toBe(kind);
});
