import { runElsewhere } from '@/components/models/run-elsewhere';
import { CodeBlock } from '@/components/ui/code-block';
import type { AdapterManifest, DecoderManifest } from '@/lib/schemas/model-manifest';

/** The files of a model to take away, and how to run them without this site. */
export function ModelExports({
  origin,
  modelId,
  version,
  manifest,
}: {
  origin: string;
  modelId: number;
  version: number;
  manifest: AdapterManifest | DecoderManifest;
}) {
  const base = manifest.kind === 'adapter' ? manifest.base : manifest;
  const peft = `/api/models/${modelId}/versions/${version}/peft`;
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3 text-sm">
        <Download
          href={`/api/v1/content/${manifest.weightsCid}`}
          name={manifest.kind === 'adapter' ? 'Adapter (GGUF)' : 'Base (GGUF)'}
          file={manifest.kind === 'adapter' ? `tributary-${modelId}.gguf` : 'base.gguf'}
          words="For llama.cpp and all that builds on it. Its bytes have the weights hash of the manifest, whose own hash stands on chain."
        />
        {manifest.kind === 'adapter' ? (
          <>
            <Download
              href={`/api/v1/content/${base.weightsCid}`}
              name="Its base (GGUF)"
              file="base.gguf"
              words="With its tokeniser. The adapter works upon this base only."
            />
            <Download
              href={`${peft}/adapter_model.safetensors`}
              name="Adapter (PEFT, safetensors)"
              file="adapter_model.safetensors"
              words="The same weights as Hugging Face names and orders them, for vLLM, LoRAX and SGLang."
            />
            <Download
              href={`${peft}/adapter_config.json`}
              name="Its description (PEFT)"
              file="adapter_config.json"
              words="Belongs in the same folder."
            />
          </>
        ) : null}
      </ul>
      <div className="grid gap-2">
        <h3 className="font-medium text-ink text-sm">Run it with llama.cpp</h3>
        <p className="text-muted text-sm">
          Run on your own machine, it answers for free, and nobody behind it earns: its licences still hold.
        </p>
        <CodeBlock
          label="On your machine"
          code={runElsewhere({ origin, base, adapter: manifest.kind === 'adapter' ? manifest : null })}
        />
      </div>
    </div>
  );
}

function Download({ href, name, file, words }: { href: string; name: string; file: string; words: string }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[15rem_minmax(0,1fr)]">
      <a href={href} download={file} className="link font-medium">
        {name}
      </a>
      <span className="text-muted">{words}</span>
    </li>
  );
}
