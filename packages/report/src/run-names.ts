import type { Architecture, Problem } from '@loopwright/spec';

/** Stems of files that say what is in them, and not of which design or layer it is. */
const GENERIC = /^(arch|architecture|design|prob|problem|layer|workload|input)s?$/i;

/** What a design is called: by the folder or the file that its architecture stands in, else as it calls itself. */
export function designName({ name, levels, compute }: Architecture): string {
  const file = [...levels, compute].find(({ location }) => location)?.location?.file;
  return nameOfFile(file) ?? name;
}

/** What a layer is called: by its file, as `resnet18/conv1` where that comes along, else as it calls itself. */
export function layerName({ name, dimensions }: Problem): string {
  const file = dimensions.find(({ location }) => location)?.location?.file;
  const [network, layer, ...rest] = file?.replace(/\.[^./]*$/, '').split('/') ?? [];
  if (network && layer && rest.length === 0 && !GENERIC.test(layer) && !/^\.*$/.test(network))
    return `${network}/${layer}`;
  return nameOfFile(file) ?? name;
}

/** Undefined where the path says nothing. */
function nameOfFile(file: string | undefined): string | undefined {
  const parts =
    file
      ?.replace(/\.[^./]*$/, '')
      .split('/')
      .filter((part) => !/^\.*$/.test(part)) ?? [];
  return parts
    .reverse()
    .slice(0, 2)
    .find((part) => !GENERIC.test(part));
}
