type FormValue = string | string[] | undefined;

/** A form's fields by name, as the parser gives them. */
export type FormBody = Record<string, FormValue>;

/** What a form says of a field: of several of a name the last counts. */
export const fieldValue = (value: FormValue): string => [value].flat().at(-1) ?? '';

/** An empty field is nothing. */
export const fieldOrNull = (value: FormValue): string | null => fieldValue(value).trim() || null;
