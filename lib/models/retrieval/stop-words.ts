/** Words that are not indexed: in nearly every passage, or asking rather than telling. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'the a an of in to is was were are did do does what which who whom when where how many much why by for on at with ' +
    'and or that this it its as from be'
  ).split(' '),
);
