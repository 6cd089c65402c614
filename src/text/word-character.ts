/**
 * Whether the UTF-16 code unit `code` is a letter, digit or underscore of ASCII, as in `\w` of regular expressions. Names in
 * Python may have other letters; keywords and what late-patch looks for have none. False for NaN, the unit outside of a text.
 */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}
