/**
 * A byte-level tokeniser (Sennrich et al. 2016; Radford et al. 2019). `tokens` by id; in our own the special ones stand
 * first, then the 256 letters of bytes, then what the merges make, in their order. A merge is two tokens with a space between.
 */
export type Tokeniser = {
  readonly special: readonly string[];
  readonly tokens: readonly string[];
  readonly merges: readonly string[];
  /** How texts are cut into pieces, by llama.cpp's names; absent: GPT-2's. */
  readonly pieces?: PieceRule;
};

export const PIECE_RULES = ['gpt-2', 'smollm', 'llama-bpe', 'qwen2'] as const;
export type PieceRule = (typeof PIECE_RULES)[number];
