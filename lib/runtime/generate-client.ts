import { fileURLToPath } from 'node:url';
import { generateClient } from '@/lib/runtime/prisma';

// For the tests: the types of the database, as a start would write them.
await generateClient(fileURLToPath(new URL('../..', import.meta.url)));
