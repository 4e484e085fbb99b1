import { type AdaptedLayer, layOutAdapter } from '@/lib/models/decoder/parameters';
import type { AdapterShape, DecoderShape } from '@/lib/models/decoder/types';

/** Hugging Face's names of the adapted layers. */
const NAMES: Readonly<Record<AdaptedLayer, string>> = {
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
};

/** The two files of a Hugging Face PEFT adapter: its description, and its weights as safetensors. */
export type PeftAdapter = { readonly config: string; readonly safetensors: Uint8Array<ArrayBuffer> };

/**
 * An adapter for vLLM, LoRAX and everything that reads PEFT. Hugging Face turns the first half of a head against the second,
 * llama.cpp neighbours: the rows of B for queries and keys are put in that order.
 */
export function peftAdapter(input: {
  base: string;
  shape: DecoderShape;
  adapter: AdapterShape;
  weights: Float32Array;
}): PeftAdapter {
  const { shape, adapter, weights } = input;
  const { rank } = adapter;
  const tensors = layOutAdapter(shape, adapter).adaptations.flatMap(({ block, layer, a, b, weights: linear }) => {
    const name = `base_model.model.model.layers.${block}.${NAMES[layer]}`;
    const down = weights.subarray(a, a + rank * linear.in);
    const up = weights.subarray(b, b + linear.out * rank);
    const turned = layer === 'attn_q' || layer === 'attn_k';
    return [
      { name: `${name}.lora_A.weight`, shape: [rank, linear.in], data: down },
      {
        name: `${name}.lora_B.weight`,
        shape: [linear.out, rank],
        data: turned ? halvesFirst(up, shape.headWidth, rank) : up,
      },
    ];
  });
  const config = {
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    base_model_name_or_path: input.base,
    r: rank,
    lora_alpha: adapter.alpha,
    lora_dropout: 0,
    bias: 'none',
    fan_in_fan_out: false,
    inference_mode: true,
    modules_to_save: null,
    target_modules: Object.values(NAMES).map((name) => name.split('.')[1]),
  };
  return { config: `${JSON.stringify(config, null, 2)}\n`, safetensors: writeSafetensors(tensors) };
}

/** Rows of each head from neighbouring pairs to first halves, then second halves. */
function halvesFirst(rows: Float32Array, headWidth: number, columns: number): Float32Array {
  const out = new Float32Array(rows.length);
  const half = headWidth / 2;
  for (let row = 0; row < rows.length / columns; row++) {
    const inHead = row % headWidth;
    const to = row - inHead + (inHead % 2) * half + Math.floor(inHead / 2);
    out.set(rows.subarray(row * columns, (row + 1) * columns), to * columns);
  }
  return out;
}

type NamedTensor = { readonly name: string; readonly shape: readonly number[]; readonly data: Float32Array };

/** Safetensors: the header's length, the header as JSON padded to 8 bytes, the data. */
function writeSafetensors(tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const { name, shape, data } of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.length * 4] };
    offset += data.length * 4;
  }
  const text = JSON.stringify(header);
  const head = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const out = new Uint8Array(8 + head.length + offset);
  new DataView(out.buffer).setBigUint64(0, BigInt(head.length), true);
  out.set(head, 8);
  let at = 8 + head.length;
  for (const { data } of tensors) {
    out.set(new Uint8Array(data.slice().buffer), at);
    at += data.length * 4;
  }
  return out;
}
