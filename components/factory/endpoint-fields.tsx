import { useTexts } from '#texts';
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
  const t = useTexts('factory.endpointFields');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('address')} hint={t('addressHint')} className="sm:col-span-2">
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
      <Field label={t('model')} hint={t('modelHint')}>
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
      <Field label={t('dialect')} hint={t('dialectHint')}>
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
      <Field label={t('key')} optional hint={t('keyHint')} className="sm:col-span-2">
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
