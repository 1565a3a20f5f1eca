import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { runTool } from './run-tool.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

test('the packs, installed outside the repository', { timeout: 900_000 }, () => {
  runTool('npx', ['tsx', 'tools/pack-test/src/main.ts'], repository);
});
