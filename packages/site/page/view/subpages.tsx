import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Reports with a page for each part show the one that the address names: here the address is taken, and links show it all the same. */
export function Subpages({ children }: { readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const [shown, show] = useState('');
  useEffect(() => {
    for (const page of place.current!.querySelectorAll('.lw-subpage'))
      page.classList.toggle('lw-shown', page.id === shown);
    if (shown !== '') place.current!.scrollIntoView();
  }, [shown, children]);
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a[href^="#"], a[*|href^="#"]');
    if (!link) return;
    event.preventDefault();
    show((link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '#').slice(1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: links are what is clicked
    // biome-ignore lint/a11y/useKeyWithClickEvents: links make clicks of keys
    <div class="lw-page ls-subpages" ref={place} onClick={follow}>
      {children}
    </div>
  );
}
