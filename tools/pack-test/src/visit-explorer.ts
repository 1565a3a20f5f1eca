import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Serves the explorer from installed packages, and fetches what the page is made of. Throws where anything is missing. */
export async function visitExplorer(project: string, config: string): Promise<void> {
  const command = join(project, 'node_modules/.bin/loopwright');
  const child = spawn(command, ['explore', '--port', '0', '--config', config], { cwd: project, stdio: 'pipe' });
  const ended = once(child, 'close');
  try {
    const address = await printedAddress(child.stdout, ended);
    const page = await get(address);
    const script = /src="([^"]+\.js)"/.exec(page)?.[1];
    if (script === undefined) throw new Error(`the page has no script:\n${page}`);
    await get(new URL(script, address).href);
    await get(new URL('assets/worker.js', address).href);
    JSON.parse(await get(new URL('session.json', address).href));
  } finally {
    child.kill('SIGINT');
    await ended;
  }
  if (child.exitCode !== 0) throw new Error(`loopwright explore ended with ${child.exitCode}`);
}

async function printedAddress(output: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<string> {
  let text = '';
  const printed = (async () => {
    for await (const part of output) {
      text += part;
      const address = /http:\S+/.exec(text)?.[0];
      if (address !== undefined) return address;
    }
    throw new Error(`loopwright explore ended without an address:\n${text}`);
  })();
  return Promise.race([printed, ended.then(() => printed)]);
}

async function get(address: string): Promise<string> {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address}: ${response.status} ${text}`);
  return text;
}
