import data from 'virtual:gallery';
import type { GalleryDesign, GalleryNetwork } from '../../build/read-gallery.ts';
import type { PageFile } from '../state/page-file.ts';

export const designs: readonly GalleryDesign[] = data.designs;
export const networks: readonly GalleryNetwork[] = data.networks;

/** The files of a design that comes along; none where there is no such. */
export function designFiles(name: string): PageFile[] {
  const found = designs.find((design) => design.name === name);
  return (found?.files ?? []).map(({ file, text }) => ({ file, text, part: 'design', from: { name, text } }));
}

/** The file of a network that comes along; none where there is no such. */
export function networkFiles(name: string): PageFile[] {
  const found = networks.find((network) => network.name === name);
  return found ? [{ file: `${name}.yaml`, text: found.text, part: 'workload', from: { name, text: found.text } }] : [];
}

/** One layer of a network that comes along, with the text that an engine makes of it. */
export function layerFiles(
  network: string,
  { name, text }: { readonly name: string; readonly text: string },
): PageFile[] {
  const whole = `${network}/${name}`;
  return [{ file: `${whole}.yaml`, text, part: 'workload', from: { name: whole, text } }];
}
