// Every area's texts, as they are written first.
import account from '@/messages/en/account.json';
import api from '@/messages/en/api.json';
import ask from '@/messages/en/ask.json';
import charts from '@/messages/en/charts.json';
import compute from '@/messages/en/compute.json';
import contribute from '@/messages/en/contribute.json';
import datanets from '@/messages/en/datanets.json';
import design from '@/messages/en/design.json';
import disputes from '@/messages/en/disputes.json';
import earnings from '@/messages/en/earnings.json';
import explore from '@/messages/en/explore.json';
import factory from '@/messages/en/factory.json';
import front from '@/messages/en/front.json';
import glossary from '@/messages/en/glossary.json';
import governance from '@/messages/en/governance.json';
import guides from '@/messages/en/guides.json';
import models from '@/messages/en/models.json';
import people from '@/messages/en/people.json';
import receipts from '@/messages/en/receipts.json';
import review from '@/messages/en/review.json';
import search from '@/messages/en/search.json';
import serving from '@/messages/en/serving.json';
import shell from '@/messages/en/shell.json';
import staking from '@/messages/en/staking.json';
import ui from '@/messages/en/ui.json';
import wallet from '@/messages/en/wallet.json';

export const en = {
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
