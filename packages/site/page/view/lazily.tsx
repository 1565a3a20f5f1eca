import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component that may not be there yet. */
export type LazyComponent<Props> = FunctionComponent<Props> & { load(): Promise<unknown> };

/**
 * A component that is loaded where it is shown first, or before, by `load`.
 *
 * @param meanwhile what is shown until then
 */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  meanwhile: FunctionComponent<Props> = () => null,
): LazyComponent<Props> {
  let loading: Promise<FunctionComponent<Props>> | undefined;
  let Shown = meanwhile;
  const loadOnce = () => {
    loading ??= load().then((component) => {
      Shown = component;
      return component;
    });
    return loading;
  };
  const Lazy = (props: Props) => {
    const [failure, fail] = useState<string>();
    const [, setLoaded] = useState(Shown !== meanwhile);
    useEffect(() => {
      loadOnce().then(
        () => setLoaded(true),
        ({ message }: Error) => fail(message),
      );
    }, []);
    if (failure !== undefined)
      return <p class="lw-alarm" role="alert">{`A part of the page is missing: ${failure}`}</p>;
    return <Shown {...props} />;
  };
  return Object.assign(Lazy, { load: loadOnce });
}
