import type { Notice } from '../../findings/finding.js';
import { code, type Prose, prose } from '../../text/prose.js';
import { describeRefusal, type Refusal } from './client.js';

/** What commenting needs, as a workflow's `permissions` names it. */
const commentPermission = 'pull-requests: write';

/** One line that says why the review is not on the pull request, and what would put it there. */
export function refusalNotice(refusal: Refusal): Notice {
  if (refusal.kind !== 'forbidden') {
    return {
      kind: 'host-refusal',
      path: undefined,
      message: prose`The review was not posted: ${code(describeRefusal(refusal))}. Annotations and the job summary have all findings`,
    };
  }
  return {
    kind: 'missing-permission',
    path: undefined,
    message: prose`The review was not posted, as the token lacks ${missing(refusal.accepted, commentPermission)} (GitHub answered ${String(refusal.status)}; on pull requests from forks and Dependabot it always does). Annotations and the job summary have all findings`,
  };
}

/** One line that says why findings are told in another place than planned. */
export function fallbackNotice(refusal: Refusal): Notice {
  return {
    kind: 'host-refusal',
    path: undefined,
    message: prose`GitHub did not take every comment in its place: ${code(describeRefusal(refusal))}. The body of the review has what they were about`,
  };
}

/** One line that says why what was posted before is not up to date. */
export function staleNotice(refusal: Refusal): Notice {
  return {
    kind: 'host-refusal',
    path: undefined,
    message: prose`Earlier comments were not brought up to date: ${code(describeRefusal(refusal))}. Annotations and the job summary have all findings`,
  };
}

/**
 * The header `x-accepted-github-permissions` in the words of a workflow file: `pull_requests=write,contents=read` is
 * "pull-requests: write and contents: read"; `;` separates alternatives.
 */
export function missing(accepted: string | undefined, usual: string): Prose {
  const alternatives = (accepted ?? '').split(';').flatMap((set) => {
    const names = set.split(',').flatMap(permission);
    return names.length === 0 ? [] : [names];
  });
  if (alternatives.length === 0) return prose`${code(usual)}`;
  return interspersed(
    alternatives.map((names) =>
      interspersed(
        names.map((name) => prose`${code(name)}`),
        ' and ',
      ),
    ),
    ' or ',
  );
}

function permission(text: string): readonly string[] {
  const match = /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(text);
  return match === null ? [] : [`${match[1]!.replaceAll('_', '-')}: ${match[2]}`];
}

function interspersed(parts: readonly Prose[], between: string): Prose {
  return parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));
}
