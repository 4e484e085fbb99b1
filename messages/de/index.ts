// Every area's texts, in German; the same keys as in English.
import account from '@/messages/de/account.json';
import api from '@/messages/de/api.json';
import ask from '@/messages/de/ask.json';
import charts from '@/messages/de/charts.json';
import compute from '@/messages/de/compute.json';
import contribute from '@/messages/de/contribute.json';
import datanets from '@/messages/de/datanets.json';
import design from '@/messages/de/design.json';
import disputes from '@/messages/de/disputes.json';
import earnings from '@/messages/de/earnings.json';
import explore from '@/messages/de/explore.json';
import factory from '@/messages/de/factory.json';
import front from '@/messages/de/front.json';
import glossary from '@/messages/de/glossary.json';
import governance from '@/messages/de/governance.json';
import guides from '@/messages/de/guides.json';
import models from '@/messages/de/models.json';
import people from '@/messages/de/people.json';
import receipts from '@/messages/de/receipts.json';
import review from '@/messages/de/review.json';
import search from '@/messages/de/search.json';
import serving from '@/messages/de/serving.json';
import shell from '@/messages/de/shell.json';
import staking from '@/messages/de/staking.json';
import ui from '@/messages/de/ui.json';
import wallet from '@/messages/de/wallet.json';

export const de = {
  account,
  api,
  ask,
  charts,
  compute,
  contribute,
  datanets,
  design,
  disputes,
  earnings,
  explore,
  factory,
  front,
  glossary,
  governance,
  guides,
  models,
  people,
  receipts,
  review,
  search,
  serving,
  shell,
  staking,
  ui,
  wallet,
};
