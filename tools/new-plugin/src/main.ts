import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Kind, kinds, makePlugin } from './make-plugin.ts';

const usage = `npm run new-plugin -- KIND NAME [FOLDER]

KIND    ${kinds.join(', ')}
NAME    as tabu-search
FOLDER  in which the package is made; plugins/examples, whose tests npm test runs`;

const [kind, name, folder] = process.argv.slice(2);
const from = process.env.INIT_CWD ?? process.cwd();

try {
  if (!kinds.includes(kind as Kind) || name === undefined) throw new RangeError(usage);
  const parent = folder ? resolve(from, folder) : fileURLToPath(new URL('../../../plugins/examples', import.meta.url));
  const made = makePlugin({ kind: kind as Kind, name, parent });
  console.log(`Made ${relative(from, made) || made}: npm run build, npm test; then start with src/${kind}-${name}.ts`);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
