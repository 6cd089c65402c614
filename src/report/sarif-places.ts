import type { ArtifactLocation, Location as SarifLocation } from 'sarif';
import type { Location } from '../findings/finding.js';
import { type Prose, plain } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';
import { urlPath } from './url-path.js';

/** A file below the checked root. */
export function artifactOf(path: FilePath): ArtifactLocation {
  return { uri: urlPath(path), uriBaseId: '%SRCROOT%' };
}

/** A sentence as the plain text of a SARIF message, where `[words](target)` would be a link: code must not become one. */
export function sarifText(sentence: Prose): string {
  return plain(sentence).replaceAll('](', ']\u200b(');
}

/** A stretch of a file, with a message when it plays a part of its own. */
export function sarifLocation(location: Location, text?: string): SarifLocation {
  const { path, start, end } = location;
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  const physicalLocation = { artifactLocation: artifactOf(path), region };
  return text === undefined ? { physicalLocation } : { physicalLocation, message: { text } };
}
