/**
 * What a tool does to imports (docs/rules/formatter-moves-patch.md has how each was measured):
 * `e402` takes imports that stand below code above it, as autopep8 and ruff do; `float` is isort's `float_to_top`,
 * `float-always` isort before version 5; `sort` puts the imports of one block into the order of their sections.
 */
export type ImportMove = 'e402' | 'float' | 'float-always' | 'sort';
