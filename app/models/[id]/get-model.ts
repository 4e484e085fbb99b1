import { cache } from 'react';
import { dependencies } from '@/lib/server/dependencies';
import { readModel } from '@/lib/server/models/read-model';
import { orNotFound } from '@/lib/server/or-not-found';

/** The model of an address; read once per request. */
export const getModel = cache((id: string) => orNotFound(() => readModel(dependencies(), Number(id))));
