import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import type { DEMO_ACCOUNTS } from '@/lib/demo/read-demo-datanets';

export type PersonName = (typeof DEMO_ACCOUNTS)[number];

/** Which of the published local accounts each person has; lib/chain/account-names.ts shows the same names. */
const ACCOUNT_INDEX: Readonly<Record<PersonName, number>> = {
  amara: 0,
  bilal: 1,
  chiara: 2,
  dmitri: 3,
  elif: 4,
  farid: 5,
  grace: 10,
  hana: 11,
};

export type Cast = Readonly<Record<PersonName, Player>>;

/** The people of the demo economy, each with the wallet that signs for them. */
export function assembleCast({ playerAt }: Pick<Stage, 'playerAt'>): Cast {
  const enter = (name: PersonName) => playerAt(ACCOUNT_INDEX[name], name);
  return {
    amara: enter('amara'),
    bilal: enter('bilal'),
    chiara: enter('chiara'),
    dmitri: enter('dmitri'),
    elif: enter('elif'),
    farid: enter('farid'),
    grace: enter('grace'),
    hana: enter('hana'),
  };
}
