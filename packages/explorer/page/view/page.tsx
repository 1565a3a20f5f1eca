import { useEffect, useState } from 'preact/hooks';
import { type Begun, beginExplorer } from '../begin-explorer.ts';
import { Explorer } from './explorer.tsx';

/** The whole page: the explorer when its session is there, or what is wrong with the files. */
export function Page() {
  const [begun, setBegun] = useState<Begun | Error>();
  useEffect(() => {
    beginExplorer().then(setBegun, setBegun);
  }, []);
  if (begun === undefined) return <p class="lx-message">Loading the session …</p>;
  if (begun instanceof Error) return <Failure error={begun} />;
  return <Explorer begun={begun} />;
}

function Failure({ error }: { readonly error: Error }) {
  return (
    <main class="lx-message">
      <h1>There is nothing to explore</h1>
      <pre role="alert">{error.message}</pre>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
