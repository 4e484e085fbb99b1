import { makeUniform } from '@/tests/support/make-texts';

const WORDS =
  'river stone bridge Anna Lake harvest 1912 seven market copper the of was in built near painter Otto founded by old mill 40 a and garden'.split(
    ' ',
  );

/** Small texts of few words, so that questions meet many of them: the same on every run. */
export function makeRandomTexts(seed: number, count: number, mostSentences = 4): string[] {
  const uniform = makeUniform(seed);
  const pick = (list: readonly string[]) => list[Math.floor(uniform() * list.length)] ?? '';
  const sentence = () =>
    `${Array.from({ length: 3 + Math.floor(uniform() * 9) }, () => pick(WORDS)).join(uniform() < 0.2 ? ', ' : ' ')}. `;
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(uniform() * mostSentences) }, sentence)
      .join('')
      .trim(),
  );
}

/** A question of some of the same words. */
export function makeRandomQuestion(seed: number): string {
  const uniform = makeUniform(seed);
  const pick = (list: readonly string[]) => list[Math.floor(uniform() * list.length)] ?? '';
  const words = Array.from({ length: 1 + Math.floor(uniform() * 4) }, () => pick(WORDS)).join(' ');
  return `${pick(['Who', 'When was', 'Where is', 'How many', 'What', 'Why', ''])} ${words}?`;
}
