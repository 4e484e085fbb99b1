import { STOP_WORDS } from '@/lib/models/retrieval/stop-words';

/** Words that no answer begins or ends with: articles, pronouns, auxiliaries, prepositions, conjunctions. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...STOP_WORDS,
  ...(
    'these those he she they them him his her their we our us you your i my me am been being done has have had having ' +
    'will would can could shall should may might must into than then but nor not no if so such also there here up out ' +
    'about whose'
  ).split(' '),
]);
