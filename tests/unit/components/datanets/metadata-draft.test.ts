import { describe, expect, it } from 'vitest';
import { checkMetadata, newDraft, toDraft } from '@/components/datanets/metadata-draft';
import { canonicalJson } from '@/lib/core/canonical-json';
import { datanetMetadataSchema } from '@/lib/schemas/datanet';
import { TEST_METADATA } from '@/tests/support/insert-datanet';

const draft = { ...newDraft(), name: 'Repairs', summary: 'What people bring to be repaired.' };

describe('the thresholds of alike texts', () => {
  it('are not written where they are the usual ones: older metadata keeps its identifier', () => {
    const checked = checkMetadata(toDraft(TEST_METADATA));
    expect(checked.ok && canonicalJson(checked.metadata)).toBe(canonicalJson(TEST_METADATA));
    expect(datanetMetadataSchema.parse(TEST_METADATA).similarity).toBeUndefined();
  });

  it('come back as they were typed', () => {
    const checked = checkMetadata({ ...draft, copyPercent: '90', resemblePercent: ' 65 ' });
    if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
    expect(checked.metadata.similarity).toEqual({ copyPermille: 900, resemblePermille: 650 });
    expect(toDraft(checked.metadata)).toMatchObject({ copyPercent: '90', resemblePercent: '65' });
  });

  it.each([
    ['80', '78', 'similarity.resemblePermille', /at least 5% less/],
    ['80', '40', 'similarity.resemblePermille', /less than 50% alike/],
    ['55', '50', 'similarity.copyPermille', /at least 60%/],
    ['120', '50', 'similarity.copyPermille', /more than 100%/],
    ['', '50', 'similarity.copyPermille', /whole percentage/],
    ['80', 'some', 'similarity.resemblePermille', /whole percentage/],
    ['80.5', '50', 'similarity.copyPermille', /whole percentage/],
  ])('are refused as %s and %s, at the field', (copyPercent, resemblePercent, field, words) => {
    const checked = checkMetadata({ ...draft, copyPercent, resemblePercent });
    expect(checked.ok ? {} : checked.errors).toEqual({ [field]: expect.stringMatching(words) });
  });
});
