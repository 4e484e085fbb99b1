import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';

test('a Datanet whose description is read late is named without a reload', async ({ enter, stage }) => {
  const name = 'A desk that is described late';
  const id = await openDeskDatanet(stage, name);
  const { metadataCid: cid } = await stage.db.datanet.findUniqueOrThrow({ where: { id } });
  const { page } = await enter('hana');
  const notRead = `${cid} not read`;
  await stage.db.datanetMetadata.update({ where: { cid }, data: { cid: notRead } });
  try {
    await openPage(page, `/datanets/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: `Datanet ${id}` })).toBeVisible();
  } finally {
    await stage.db.datanetMetadata.update({ where: { cid: notRead }, data: { cid } });
  }
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
