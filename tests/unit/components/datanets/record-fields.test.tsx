import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RecordFieldsView } from '@/components/datanets/record-fields';

it('shows HTML and script in a record as text, never as markup', () => {
  const fields = { text: '<script>alert(1)</script>', label: '"><img src=x onerror=alert(2)>' };
  const schema = {
    fields: [
      { name: 'text', kind: 'text' as const, required: true, description: '' },
      { name: 'label', kind: 'label' as const, required: true, description: '' },
    ],
  };
  const html = renderToStaticMarkup(<RecordFieldsView fields={fields} schema={schema} />);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(2)&gt;');
  expect(html).not.toMatch(/<script|<img/);
});

it('shows fields that the schema does not know any more', () => {
  const html = renderToStaticMarkup(<RecordFieldsView fields={{ old: 'value' }} schema={{ fields: [] }} />);
  expect(html).toContain('value');
});
