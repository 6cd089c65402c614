import type { Settings } from '../config/settings.js';
import type { EntryPoints } from '../entry-points/discovery.js';
import type { FindingDraft } from '../findings/finding.js';
import { preferredModes, type SocketServer, socketServers } from '../launchers/socket-servers.js';
import type { PatcherId } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import type { Program } from '../project/program.js';
import { type Presence, requiredAt } from '../project/requirements.js';
import type { FilePath } from '../project/snapshot.js';
import { leadsToPatch, runsWithPatch, unpatchedFinding } from './unpatched.js';

/**
 * Socket.IO servers that the program serves by itself on green threads, and that nobody patches: neither a module that runs
 * with them, nor whoever starts them. Where it is not certain that they run so, nothing is said.
 */
export function socketServerFindings(
  program: Program,
  files: readonly FilePath[],
  found: EntryPoints,
  { patchers }: Settings,
): readonly FindingDraft[] {
  // What names a launcher and cannot be read may be what starts them.
  if (found.unread.length > 0) return [];
  return socketServers(program, files, found.world).flatMap((server) => {
    const { path, span, by, mode } = server;
    const run = server.runs.find((one) => !isTestFile(one.path));
    if (run === undefined || isServedByOthers(found, path)) return [];
    const chosen = mode === undefined ? firstInstalled(program, server) : { library: mode, isSure: true };
    if (
      chosen === undefined ||
      !patchers.all.some(({ id, kind }) => id === chosen.library && kind === 'green')
    )
      return [];
    const library = chosen.library as PatcherId;
    if (server.runs.some((one) => one.library !== undefined && one.library !== library)) return [];
    const isPatched = server.runs.some((one) =>
      one.isMain ? leadsToPatch(program, found, one.path) : runsWithPatch(program, found, one.path),
    );
    if (isPatched) return [];
    const subject = { by, library, isChosen: mode !== undefined, run: run.path };
    return (
      unpatchedFinding(program, 'green-server', subject, {
        path,
        span,
        source: { kind: 'setting', name: 'async_mode', value: library },
        library,
        confidence: chosen.isSure ? 'high' : 'medium',
        entry: run.path,
      }) ?? []
    );
  });
}

/** Whether a server starts the application (which may patch, or have threads of its own), or Python patches before it does. */
function isServedByOthers({ launched, leadingTo }: EntryPoints, path: FilePath): boolean {
  return launched.some(({ reason, patchedBy, path: first, tests }) => {
    if (tests !== undefined || !leadingTo(path).has(first)) return false;
    const isPython = reason.kind === 'launched' && /^(?:python|console script)/.test(reason.by);
    return patchedBy !== undefined || !isPython;
  });
}

/** The first that is installed where the server runs; undefined where that is not certain. */
function firstInstalled(
  program: Program,
  { path, runs }: SocketServer,
): { readonly library: PatcherId; readonly isSure: boolean } | undefined {
  for (const { library, distributions } of preferredModes) {
    const isImported = [path, ...runs.map((run) => run.path)].some((one) =>
      importsFirst(program, one, library),
    );
    const presence = isImported ? 'yes' : presenceOf(program, path, library, distributions);
    if (presence === 'unknown') return undefined;
    if (presence === 'yes') return { library, isSure: isImported };
  }
  return undefined;
}

function presenceOf(
  { snapshot }: Program,
  path: FilePath,
  library: PatcherId,
  distributions: readonly string[],
): Presence {
  const { installed } = snapshot;
  if (installed !== undefined)
    return installed.roots.some((root) => installed.list(`${root}/${library}`) !== undefined) ? 'yes' : 'no';
  const all = distributions.map((name) => requiredAt(snapshot, path, name));
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

/** Whether the module at `path` imports `library` as soon as it runs, and under no condition. */
function importsFirst(program: Program, path: FilePath, library: PatcherId): boolean {
  const isOf = (module: string) => module === library || module.startsWith(`${library}.`);
  return (program.syntax(path)?.body ?? []).some(
    (statement) =>
      (statement.kind === 'import' && statement.names.some(({ module }) => isOf(module))) ||
      (statement.kind === 'import-from' && statement.level === 0 && isOf(statement.module)),
  );
}
