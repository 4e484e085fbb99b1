import { useTexts } from '#texts';
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
  const t = useTexts('models.modelExports');
  const base = manifest.kind === 'adapter' ? manifest.base : manifest;
  const peft = `/api/models/${modelId}/versions/${version}/peft`;
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3 text-sm">
        <Download
          href={`/api/v1/content/${manifest.weightsCid}`}
          name={t(manifest.kind === 'adapter' ? 'adapter' : 'base')}
          file={manifest.kind === 'adapter' ? `tributary-${modelId}.gguf` : 'base.gguf'}
          words={t('ggufWords')}
        />
        {manifest.kind === 'adapter' ? (
          <>
            <Download
              href={`/api/v1/content/${base.weightsCid}`}
              name={t('itsBase')}
              file="base.gguf"
              words={t('itsBaseWords')}
            />
            <Download
              href={`${peft}/adapter_model.safetensors`}
              name={t('peft')}
              file="adapter_model.safetensors"
              words={t('peftWords')}
            />
            <Download
              href={`${peft}/adapter_config.json`}
              name={t('config')}
              file="adapter_config.json"
              words={t('configWords')}
            />
          </>
        ) : null}
      </ul>
      <div className="grid gap-2">
        <h3 className="font-medium text-ink text-sm">{t('run')}</h3>
        <p className="text-muted text-sm">{t('runWords')}</p>
        <CodeBlock
          label={t('machine')}
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
