import type { LayerPageView } from '../view/network-view.ts';

export function pageId(page: number): string {
  return `layer-${page + 1}`;
}

/** Where the page of each layer is, by its name. */
export function layerLinks(pages: readonly LayerPageView[]): ReadonlyMap<string, string> {
  return new Map(pages.flatMap(({ names }, page) => names.map((name) => [name, `#${pageId(page)}`] as const)));
}
