import {
  type ChainLink,
  type Finding,
  type Fix,
  type LatePatch,
  type Location,
  latePatchesOf,
  type Offender,
  patchText,
  placeOfFinding,
  programsOf,
  type TextEdit,
} from '../findings/finding.js';
import { type Messages, messagesIn } from '../messages/index.js';
import { rulePageUrl } from '../rules/index.js';
import { plain } from '../text/prose.js';
import { wordsOf } from './chain.js';
import { byPlace, type ReportInput, tool } from './input.js';

/** The JSON report (docs: "JSON report"), ended by a line break. Fields are only ever added to schema version 1. */
export function renderJson(input: ReportInput): string {
  const messages = messagesIn(input.language);
  const report = {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    findings: byPlace(input.findings).map((finding) => findingObject(finding, input.docsBase, messages)),
    notices: input.notices.map((notice) => ({
      kind: notice.kind,
      message: plain(messages.notice(notice)),
      ...(notice.path === undefined ? {} : { path: notice.path }),
    })),
    stats: input.stats,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function findingObject(finding: Finding, docsBase: string, messages: Messages): object {
  const { cause } = finding;
  const late = latePatchesOf(finding);
  const { message, why, advice } = wordsOf(finding, messages);
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: plain(message),
    why: plain(why),
    advice: plain(advice),
    helpUrl: rulePageUrl(docsBase, finding.rule),
    fingerprint: finding.fingerprint,
    entry: finding.entries[0],
    entries: programsOf(finding),
    ...placeObject(placeOfFinding(finding)),
    cause: { path: cause.path, line: cause.start.line },
    patch: patchObject(finding),
    offenders: late.flatMap(({ offenders }) => offenders.map((one) => offenderObject(one, messages))),
    ...fixObject(finding.fix, messages),
    ...(finding.cure && { cure: { code: finding.cure.code, edits: [editObject(finding.cure.edit)] } }),
    programs: late.map((one) => programObject(one, messages)),
  };
}

/** One of the places where the patch is late, with what leads there. */
function programObject(one: LatePatch, messages: Messages): object {
  return {
    entry: one.entries[0],
    entries: one.entries,
    ...placeObject(one.location),
    patch: patchObject(one),
    offenders: one.offenders.map((offender) => offenderObject(offender, messages)),
    advice: plain(messages.finding(one, one.location.path).advice),
    ...fixObject(one.fix, messages),
  };
}

function placeObject({ path, start, end, cell }: Location): object {
  const place = { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return cell === undefined ? place : { ...place, cell };
}

function patchObject({ patch, patchChain }: LatePatch): object {
  return {
    library: patch.library,
    call: patchText(patch.by),
    path: patch.location.path,
    line: patch.location.start.line,
    chain: patchChain.map(linkObject),
  };
}

function offenderObject(offender: Offender, messages: Messages): object {
  return {
    path: offender.location.path,
    line: offender.location.start.line,
    module: offender.module,
    names: offender.names,
    effect: offender.effect,
    basis: offender.basis,
    consequence: plain(messages.consequence(offender.consequence)),
    chain: offender.chain.map(linkObject),
  };
}

/** Steps inside libraries have a module and no place. */
function linkObject(link: ChainLink): object {
  if (link.location === undefined) return { module: link.module };
  return { path: link.location.path, line: link.location.start.line, module: link.module };
}

function fixObject(fix: Fix | undefined, messages: Messages): object {
  if (fix === undefined) return {};
  return { fix: { title: messages.fix(fix), edits: fix.edits.map(editObject) } };
}

function editObject({ path, startLine, endLine, newText }: TextEdit): object {
  return { path, startLine, endLine, newText };
}
