/**
 * A byte-level tokeniser (Sennrich et al. 2016; Radford et al. 2019). `tokens` by id: the special ones first, then the 256
 * letters of bytes, then what the merges make, in their order. A merge is two tokens with a space between.
 */
export type Tokeniser = {
  readonly special: readonly string[];
  readonly tokens: readonly string[];
  readonly merges: readonly string[];
};
