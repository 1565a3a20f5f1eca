export interface ChoiceProps {
  readonly legend: string;
  /** Unique in the page; the options have the ids `name-0`, `name-1` and so on. */
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: number;
}

/** One of several, as radio buttons that look like a row of chips; style sheets ask which is checked. */
export function Choice({ legend, name, options, chosen }: ChoiceProps) {
  return (
    <fieldset class="lw-choice">
      <legend>{legend}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input type="radio" name={name} id={`${name}-${index}`} checked={index === chosen} />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

/** A row of chips of which any number can be on. */
export function Chips({ legend, name, options }: Omit<ChoiceProps, 'chosen'>) {
  return (
    <fieldset class="lw-choice">
      <legend>{legend}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input type="checkbox" id={`${name}-${index}`} checked />
          {option}
        </label>
      ))}
    </fieldset>
  );
}
