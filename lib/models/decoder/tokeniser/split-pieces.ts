import type { PieceRule } from '@/lib/models/decoder/tokeniser/types';

/** GPT-2's pieces: endings, words, numbers, other signs, each with the space before it, and runs of spaces. */
const GPT2 = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Llama 3's: endings in either case, numbers of up to three digits, line breaks by themselves. */
const LLAMA3 =
  /'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Qwen 2's: as Llama 3's, each digit by itself. */
const QWEN2 =
  /'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Digits apart from what stands between them. */
const DIGITS = /\p{N}|\P{N}+/gu;

/** Cuts a text into the pieces within which tokens are merged, as llama.cpp cuts it; together they are the text. */
export function splitPieces(text: string, rule: PieceRule = 'gpt-2'): string[] {
  switch (rule) {
    case 'gpt-2':
      return text.match(GPT2) ?? [];
    case 'smollm':
      return (text.match(DIGITS) ?? []).flatMap((part) => part.match(GPT2) ?? []);
    case 'llama-bpe':
      return text.match(LLAMA3) ?? [];
    case 'qwen2':
      return text.match(QWEN2) ?? [];
  }
}
