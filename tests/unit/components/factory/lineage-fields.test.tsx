import { expect, it } from 'vitest';
import { LineageFields } from '@/components/factory/lineage-fields';
import { renderWithTexts } from '@/tests/support/render-texts';
import { textsFor } from '@/tests/support/texts';

it('looks for no models while it is folded away', () => {
  const nothing = () => undefined;
  const markup = renderWithTexts(
    <LineageFields
      parents={[]}
      leastText="0"
      builderPart={2_500}
      open={false}
      onParents={nothing}
      onLeast={nothing}
      search={() => Promise.reject(new Error('Nobody asked.'))}
    />,
    ['factory', 'ui'],
  );
  expect(markup).toContain(textsFor('factory.lineageFields')('least'));
  expect(markup).not.toContain(textsFor('factory.chooseParents')('search'));
});
