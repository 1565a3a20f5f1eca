import { fileURLToPath } from 'node:url';
import { checkCircles } from './check-circles.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkLayers } from './check-layers.ts';
import { readWorkspace } from './workspace.ts';

/** `npm run boundaries`: every import that should not be, with its place. */
const workspace = readWorkspace(fileURLToPath(new URL('../../../..', import.meta.url)));
const problems = [checkLayers, checkDependencies, checkCircles].flatMap((check) => check(workspace));
for (const problem of problems) console.error(problem);
console.log(`${workspace.packages.length} packages, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
