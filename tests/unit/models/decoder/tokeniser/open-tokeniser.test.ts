import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';
import { splitPieces } from '@/lib/models/decoder/tokeniser/split-pieces';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import type { PieceRule } from '@/lib/models/decoder/tokeniser/types';

const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];
const TEXT = `The miller's daughter, 27 years old, wasn't late: she'd carried 1,024 apples down to the river.
  "You're early!" — said the ferryman… He'll row; they've 3 boats. Größe, naïve café, ÉCOLE. 水の上を舟で行く 🙂🙂👩‍👩‍👧.
\tTabs\t and   runs of spaces   \n\n\n and line breaks\r\n. Привет, мир! مرحبا ١٢٣ ½ x² İstanbul`;
const trained = trainTokeniser([TEXT, TEXT.toLowerCase()], { size: 700, special: SPECIAL });

/** The pre-tokenisers as Hugging Face's files for these families write them. */
const SPLITS: Record<PieceRule, object> = {
  'gpt-2': { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  smollm: {
    type: 'Sequence',
    pretokenizers: [
      // “Digits” is Unicode's numbers in the original (Rust) and in llama.cpp, ASCII's in this library.
      { type: 'Split', pattern: { Regex: '\\p{N}' }, behavior: 'Isolated', invert: false },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    ],
  },
  'llama-bpe': splitBy(
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
  ),
  qwen2: splitBy(
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
  ),
};

function splitBy(pattern: string): object {
  return {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    ],
  };
}

/** The same tokeniser, by Hugging Face's code. */
function openTheirs(rule: PieceRule): Tokenizer {
  const { tokens, merges } = trained;
  const json = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: SPLITS[rule],
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: merges.map((merge) => merge.split(' ')),
      ignore_merges: rule === 'llama-bpe',
    },
  };
  return new Tokenizer(json, { tokenizer_class: 'PreTrainedTokenizerFast' });
}

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(' ', '  ', '\n', '\r\n', "'s", "'LL", '12345', 'été', '🙂', '\t', '½', ' 水', '!?\n', '\u3000'),
      fc.constantFrom(...TEXT.split(' ')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').toWellFormed());

describe.each(['gpt-2', 'smollm', 'llama-bpe', 'qwen2'] as const)('the tokeniser with pieces as %s', (pieces) => {
  const ours = openTokeniser({ ...trained, pieces });

  it('agrees with Hugging Face’s on any text', () => {
    const theirs = openTheirs(pieces);
    const encode = (text: string) => theirs.encode(text, { add_special_tokens: false }).ids;
    expect(ours.encode(TEXT)).toEqual(encode(TEXT));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(ours.encode(text)).toEqual(encode(text));
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('gives every text back, special tokens written in it too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(splitPieces(text, pieces).join('')).toBe(text);
        expect(ours.decode(ours.encode(text))).toBe(text);
      }),
      { numRuns: 150 },
    );
    const marked = `${SPECIAL[1]}x${SPECIAL[3]}`;
    expect(ours.decode(ours.encode(marked))).toBe(marked);
  });
});

describe('a rendered conversation', () => {
  const { encode, encodeMarked, decode, special } = openTokeniser(trained);

  it('has its marks as tokens, which are no text', () => {
    expect(encodeMarked('<|user|>the river<|end|><|assistant|>')).toEqual([
      special('<|user|>'),
      ...encode('the river'),
      special('<|end|>'),
      special('<|assistant|>'),
    ]);
    expect(decode(encodeMarked('<|user|>the river<|end|>'))).toBe('the river');
    expect(() => special('<|other|>')).toThrow(RangeError);
  });
});

describe('merges', () => {
  it('are learned in the order of their counts, the same from the same texts', () => {
    const { merges, tokens } = trainTokeniser(['abab abab cd'], { size: 260, special: [] });
    expect(merges.slice(0, 2)).toEqual(['a b', 'ab ab']);
    expect(tokens.length).toBe(new Set(tokens).size);
    expect(trainTokeniser(['abab abab cd'], { size: 260, special: [] }).merges).toEqual(merges);
  });
});
