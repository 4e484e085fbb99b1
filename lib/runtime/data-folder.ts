import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything that `npm start` keeps lies, by what it is. */
export type DataFolder = {
  readonly root: string;
  readonly lock: string;
  readonly format: string;
  readonly ports: string;
  readonly secrets: string;
  readonly processes: string;
  readonly logs: string;
  readonly postgres: string;
  readonly chain: string;
  readonly deployments: string;
};

/** The paths under `root`; makes the folders that hold more than one kind of file. */
export function openDataFolder(root: string): DataFolder {
  const at = resolve(root);
  const folder: DataFolder = {
    root: at,
    lock: join(at, 'lock.json'),
    format: join(at, 'format.json'),
    ports: join(at, 'ports.json'),
    secrets: join(at, 'secrets'),
    processes: join(at, 'processes'),
    logs: join(at, 'logs'),
    postgres: join(at, 'postgres'),
    chain: join(at, 'chain'),
    deployments: join(at, 'deployments'),
  };
  for (const path of [at, folder.processes, folder.logs]) mkdirSync(path, { recursive: true });
  mkdirSync(folder.secrets, { recursive: true, mode: 0o700 });
  return folder;
}
