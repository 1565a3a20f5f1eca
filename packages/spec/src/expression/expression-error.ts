/** Arithmetic that cannot be computed: bad syntax, an unknown name, a value of the wrong type. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly hint: string | undefined;
  /** True if the text is no expression at all, or names something that does not exist: it may have been meant as text. */
  readonly maybeText: boolean;
  /** A function that it calls and that is not known here. */
  readonly unknownFunction: string | undefined;

  constructor(
    message: string,
    options: { hint?: string | undefined; maybeText?: boolean; unknownFunction?: string } = {},
  ) {
    super(message);
    this.unknownFunction = options.unknownFunction;
    this.hint = options.hint;
    this.maybeText = options.maybeText ?? false;
  }
}
