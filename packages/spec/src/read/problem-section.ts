import type { Located, LocatedEntry } from '../source/located.ts';
import type { Sections } from '../source/sections.ts';

/** The `problem` section, with the shape that it names in its place, where a file of its own holds that one. */
export function problemSection(sections: Sections): LocatedEntry | undefined {
  const section = sections.get('problem');
  const shapes = sections.get('shape')?.value;
  if (section?.value.kind !== 'map' || shapes?.kind !== 'list') return section;
  const named = section.value.entries.get('shape');
  const shape = named?.value.kind === 'scalar' ? shapes.items.find(isCalled(named.value.text)) : undefined;
  if (!shape) return section;
  const entries = new Map(section.value.entries).set('shape', { ...named!, value: shape });
  return { ...section, value: { ...section.value, entries } };
}

/** Shapes go by their names, whatever separates the words. */
function isCalled(wanted: string): (shape: Located) => boolean {
  return (shape) => {
    const name = shape.kind === 'map' ? shape.entries.get('name')?.value : undefined;
    return name?.kind === 'scalar' && canonical(name.text) === canonical(wanted);
  };
}

function canonical(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/\.yaml$/, '');
}
