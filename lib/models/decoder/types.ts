/** The size of a llama-architecture decoder with tied embeddings. Widths are multiples of 4, a head's of 2. */
export type DecoderShape = {
  /** Tokens; padded to a multiple of 8 by whoever makes the tokeniser. */
  readonly vocabulary: number;
  /** Of the residual stream. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Heads of keys and values; each serves `heads / keyValueHeads` heads of queries. */
  readonly keyValueHeads: number;
  readonly headWidth: number;
  /** Of the gated feed-forward layer. */
  readonly hidden: number;
  /** Most tokens it was made for. */
  readonly context: number;
  /** Of RMSNorm. */
  readonly epsilon: number;
  readonly ropeBase: number;
};

/** A low-rank adapter: ΔW = (alpha / rank) · B·A for every linear layer of every block. */
export type AdapterShape = { readonly rank: number; readonly alpha: number };
