import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { LIBRARY_DESK } from '@/tests/e2e/support/library-desk';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, PEOPLE, test } from '@/tests/e2e/support/people';

test('a curator is shown the wrong label first, leaves it out by keyboard, and is led to the next', async ({
  enter,
  stage,
}) => {
  test.setTimeout(300_000);
  const play = (name: keyof typeof PEOPLE) => stage.playerAt(PEOPLE[name], name);
  const datanetId = await openDeskDatanet(stage, 'A desk with something to review');
  await addCurator(stage, { owner: play('amara'), datanetId, curator: play('chiara') });
  const records = LIBRARY_DESK.map(([label, text]) => ({ fields: { text, label } }));
  const known = await contributeRecords(stage, { contributor: play('bilal'), datanetId, records });
  await decideContribution(stage, {
    curator: play('chiara'),
    contributionId: known,
    decision: { accept: true, reason: 'Clear, one thing each.' },
  });
  const first = await contributeRecords(stage, {
    contributor: play('bilal'),
    datanetId,
    records: [
      { fields: { text: 'When does the reading for children begin on Saturday?', label: 'events' } },
      { fields: { text: 'Can I renew the book I borrowed for another week?', label: 'events' } },
    ],
  });
  const second = await contributeRecords(stage, {
    contributor: play('dmitri'),
    datanetId,
    records: [{ fields: { text: 'Is the small room free on Monday evening?', label: 'rooms' } }],
  });

  const { page } = await enter('chiara');
  await openPage(page, `/datanets/${datanetId}/review`);
  await page
    .getByRole('listitem')
    .filter({ hasText: `Contribution ${first}` })
    .getByRole('link', { name: 'Review' })
    .click();
  const list = page.getByRole('list', { name: 'Records of the contribution' });
  await expect(list.getByRole('listitem').first()).toContainText('label in doubt');
  await checkAccessibility(page);
  await list.getByRole('checkbox', { name: 'Take record 1' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(list.getByRole('checkbox', { name: 'Take record 2' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Accept 1 record' }).click();
  await expect(page.getByText(`You accepted 1 record of contribution ${first} and left 1 out.`)).toBeVisible();
  const next = page.getByRole('link', { name: 'Review the next' });
  await expect(next).toBeFocused();
  await checkAccessibility(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Contribution ${second}` })).toBeVisible();
});
