import { hint } from '../config/closest.js';
import type { RawInputs } from '../host/actions/inputs.js';

const commentModes = ['review', 'annotations', 'none'] as const;
const scopes = ['new', 'changed', 'all'] as const;

/** Where findings are told, apart from summary and files. */
export type CommentMode = (typeof commentModes)[number];

/** Which findings of a pull request count. */
export type Scope = (typeof scopes)[number];

/** The inputs that only the action has, checked. */
export interface ActionOptions {
  readonly token: string | undefined;
  readonly comment: CommentMode;
  readonly scope: Scope;
  readonly suggestions: 'offer' | 'withhold';
  readonly config: string | undefined;
  readonly sarifFile: string | undefined;
  readonly reportFile: string | undefined;
  readonly docsUrl: string | undefined;
}

/** Checks what action.yml takes beyond the settings. Problems name the input. */
export function actionOptions(raw: RawInputs): {
  readonly options: ActionOptions;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const oneOf = <T extends string>(
    name: string,
    value: string | undefined,
    known: readonly T[],
    usual: T,
  ): T => {
    const given = known.find((each) => each === value);
    if (value !== undefined && given === undefined) {
      problems.push(`${name}: expected one of ${known.join(', ')}; found "${value}"${hint(value, known)}`);
    }
    return given ?? usual;
  };
  if (raw.docsUrl !== undefined && !/^https?:\/\/[^\s/]/.test(raw.docsUrl)) {
    problems.push(`docs-url: expected an address that starts with https://, found "${raw.docsUrl}"`);
  }
  const suggestions = oneOf('suggestions', raw.suggestions?.toLowerCase(), ['true', 'false'], 'true');
  const options: ActionOptions = {
    token: raw.token,
    comment: oneOf('comment', raw.comment, commentModes, 'review'),
    scope: oneOf('scope', raw.scope, scopes, 'new'),
    suggestions: suggestions === 'true' ? 'offer' : 'withhold',
    config: raw.config,
    sarifFile: raw.sarifFile,
    reportFile: raw.reportFile,
    docsUrl: raw.docsUrl,
  };
  return { options, problems };
}
