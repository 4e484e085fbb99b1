'use client';

import { useTexts } from '#texts';
import { DepositForm } from '@/components/account/deposit-form';
import { type AskableModel, PermissionForm } from '@/components/account/permission-form';
import { Stepper } from '@/components/ui/stepper';

/** What is missing before a model can be asked: a deposit, a permission, or both, made right here. */
export function AskSetup({
  model,
  models,
  funded,
  wallet,
  free,
  permitted,
  savePermission,
}: {
  model: AskableModel;
  models: readonly AskableModel[];
  funded: boolean;
  wallet: string;
  /** What of the deposit is not promised yet, base units as text. */
  free: string;
  permitted: boolean;
  savePermission: Parameters<typeof PermissionForm>[0]['save'];
}) {
  const t = useTexts('ask.askSetup');
  const state = (done: boolean, current: boolean) => (done ? 'done' : current ? 'current' : 'todo');
  return (
    <section className="mt-6 border-line border-t pt-6" aria-label={t('label')}>
      <Stepper
        steps={[
          {
            label: t('deposit'),
            state: state(funded, true),
            detail: funded ? null : (
              <div className="mt-1 grid max-w-md gap-4 pb-2">
                <p>{t('depositWords')}</p>
                <DepositForm wallet={wallet} />
              </div>
            ),
          },
          {
            label: t('permission'),
            state: state(permitted, funded),
            detail:
              permitted || !funded ? null : (
                <div className="mt-1 grid max-w-3xl gap-4 pb-2">
                  <p>{t('permissionWords')}</p>
                  <PermissionForm
                    key={model.id}
                    models={models}
                    preselected={[model.id]}
                    free={free}
                    save={savePermission}
                  />
                </div>
              ),
          },
          { label: t('ask'), state: 'todo', detail: t('askWords') },
        ]}
      />
    </section>
  );
}
