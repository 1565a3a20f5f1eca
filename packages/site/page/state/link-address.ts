import { decodeRun, type LinkedRun } from '@loopwright/run-link';

/** The run behind `#` in the address; undefined where there is none. Throws a RangeError where it cannot be read. */
export function readLink(): LinkedRun | undefined {
  const code = location.hash.slice(1);
  return code === '' ? undefined : decodeRun(code);
}

/** Calls the listener where a link is opened on this page. Returns what ends it. */
export function followLinks(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
