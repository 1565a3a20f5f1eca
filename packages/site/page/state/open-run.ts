import type { LinkedInput, LinkedRun } from '@loopwright/run-link';
import type { FilePart, Layer } from '../engine/protocol.ts';
import { designFiles, layerFiles, networkFiles } from '../gallery/gallery.ts';
import type { PageFile } from './page-file.ts';
import type { PageState } from './page-state.ts';

/** What it takes to open a run: an engine knows layers of networks, and what files are. */
export interface RunOpener {
  layers(network: PageFile): Promise<readonly Layer[]>;
  sort(files: readonly PageFile[]): Promise<readonly FilePart[]>;
}

/** The state of a page that shows a run; inputs that this page does not have are named in its notice. */
export async function openRun(run: LinkedRun, opener: RunOpener): Promise<Partial<PageState>> {
  const missing: string[] = [];
  let network: PageState['network'] = null;
  const files: PageFile[] = [];
  for (const input of run.inputs) {
    if (typeof input !== 'string') {
      files.push(...(await ownFiles(input, opener, missing)));
      continue;
    }
    const [name, layer] = input.split('/');
    const [whole] = networkFiles(name!);
    if (whole) network = { name: name!, layers: await opener.layers(whole) };
    const found = network?.layers.find((each) => each.name === layer);
    const own =
      layer === undefined ? [...designFiles(input), ...networkFiles(input)] : found && layerFiles(name!, found);
    if (own === undefined || own.length === 0) missing.push(input);
    else files.push(...own);
  }
  const notice = missing.length === 0 ? null : `The link names what this page does not hold: ${missing.join(', ')}.`;
  const { search, plugins, sweep, mapping = null } = run;
  return { files, shown: files[0]?.file ?? '', network, search, plugins, sweep, mapping, notice };
}

async function ownFiles(
  input: Exclude<LinkedInput, string>,
  opener: RunOpener,
  missing: string[],
): Promise<PageFile[]> {
  const { file } = input;
  if ('base64' in input && input.base64 === '') {
    missing.push(`${file}, which is too large for one: drop it here again`);
    return [];
  }
  const read: PageFile =
    'text' in input
      ? { file, text: input.text, part: 'design' }
      : { file, text: '', bytes: Uint8Array.from(atob(input.base64), (each) => each.charCodeAt(0)), part: 'workload' };
  const [part] = await opener.sort([read]);
  return [{ ...read, part: part! }];
}
