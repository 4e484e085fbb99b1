import { DIALECTS } from '@/components/factory/setting-rows';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ENDPOINT_DIALECTS, type EndpointChoices } from '@/lib/schemas/training';

/** Where another server's model is asked, and the key for it, which is sent once and never shown again. */
export function EndpointFields({
  settings,
  secret,
  onChange,
  onSecret,
}: {
  settings: EndpointChoices;
  secret: string;
  onChange: (settings: EndpointChoices) => void;
  onSecret: (secret: string) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Address of the server"
        hint="As OpenAI clients take it, beginning with https://. It is published."
        className="sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            required
            maxLength={300}
            placeholder="https://models.example.org/v1"
            value={settings.url}
            onChange={(event) => onChange({ ...settings, url: event.target.value })}
          />
        )}
      </Field>
      <Field label="Model’s name there" hint="As that server calls it. It is published.">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={200}
            value={settings.model}
            onChange={(event) => onChange({ ...settings, model: event.target.value })}
          />
        )}
      </Field>
      <Field label="Dialect" hint="OpenAI-compatible suits nearly all.">
        {(control) => (
          <Select
            {...control}
            value={settings.dialect}
            onChange={(event) =>
              onChange({
                ...settings,
                dialect: ENDPOINT_DIALECTS.find((dialect) => dialect === event.target.value) ?? 'openai',
              })
            }
            options={ENDPOINT_DIALECTS.map((dialect) => ({ value: dialect, label: DIALECTS[dialect] }))}
          />
        )}
      </Field>
      <Field
        label="Its key"
        optional
        hint="Sent once and kept sealed: it is never published, shown again or written to a log. Left empty, one that you gave for the same server and model before is forgotten."
        className="sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            maxLength={2_000}
            value={secret}
            onChange={(event) => onSecret(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
