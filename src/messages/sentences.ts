import {
  type Advice,
  type ConsequenceFact,
  patchLabels,
  type SaidConsequence,
  type Told,
} from '../findings/finding.js';
import type { FilePath } from '../project/snapshot.js';
import type { Prose } from '../text/prose.js';
import type { Messages, RuleText, RuleTexts, Texts, Words } from './messages.js';

/** Facts become sentences here, in whichever language `texts` are of. */
export function speaking(texts: Texts): Messages {
  return {
    ...texts,
    rule: (id) => textOf(texts.rules, id),
    finding: ({ rule, facts, advice }, readIn) => ({
      ...toldWords(texts.rules, { rule, facts }),
      advice: paragraph(
        advice.map((one) => adviceSentence(one, texts, readIn)),
        texts.sentenceGap,
      ),
    }),
    consequence(one) {
      switch (one.kind) {
        case 'loaded':
          return texts.originals.loaded(
            one.module,
            one.comes === undefined ? undefined : consequenceClause(one.comes, texts),
          );
        case 'patched':
          return texts.originals.patched(one.patcher);
        case 'held':
          return texts.originals.clause(
            one.name,
            consequenceClause(one.consequence, texts),
            one.consequence.owner,
          );
      }
    },
    fix: ({ action, keepsFormattersOff }) => {
      const title = fixTitle(action, texts);
      return keepsFormattersOff ? texts.fixes.keepsFormattersOff(title) : title;
    },
  };
}

/** What a rule says of `facts`, which are its own: only its record makes findings of it. */
export function toldWords(texts: RuleTexts, { rule, facts }: Told): Words {
  return textOf(texts, rule).words(facts);
}

function textOf(texts: RuleTexts, rule: string): RuleText {
  return (texts as Readonly<Record<string, RuleText>>)[rule]!;
}

/** Sentences as one paragraph. */
function paragraph(sentences: readonly Prose[], gap: string): Prose {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [gap, ...sentence]));
}

type ConsequenceTexts = Pick<Texts, 'consequences' | 'onlyIn'>;

/** What an original does, as the end of a sentence about it. */
export function consequenceClause(
  { kind, patcher, limits }: ConsequenceFact,
  texts: ConsequenceTexts,
): string {
  const words = typeof kind === 'string' ? texts.consequences[kind](patcher) : kind.text;
  return `${words}${texts.onlyIn(limits)}`;
}

/** The other patcher whose objects all of `said` is about; undefined where originals are among them. */
export function ownerOfAll(said: readonly SaidConsequence[]): string | undefined {
  const owners = new Set(said.map(({ consequence }) => consequence.owner));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** One sentence for each different thing that happens. */
export function consequenceParagraph(
  said: readonly SaidConsequence[],
  texts: ConsequenceTexts & Pick<Texts, 'originals' | 'sentenceGap'>,
): Prose {
  const sentences = said.map(({ names, consequence }) =>
    texts.originals.sentence(names, consequenceClause(consequence, texts), consequence.owner),
  );
  return paragraph(sentences, texts.sentenceGap);
}

function adviceSentence(
  one: Advice,
  { advice, rules, sentenceGap }: Texts,
  readIn: FilePath | undefined,
): Prose {
  const named = (file: FilePath) => (file === readIn ? undefined : file);
  switch (one.kind) {
    case 'outermost-package':
      return advice.outermostPackage(one.runsFirst, one.file);
    case 'starting-module':
      return advice.startingModule(one.runsFirst, one.file);
    case 'move-above':
      return advice.moveAbove(one.line, named(one.file));
    case 'move-below':
      return advice.moveBelow(one.lines, named(one.file));
    case 'first-line':
      return paragraph(
        [
          advice.firstLine(one.code, one.file, one.programs),
          ...(one.isOptional ? [advice.ifInstalled] : []),
          ...(one.spreads ? [advice.patchesAlways] : []),
        ],
        sentenceGap,
      );
    case 'or-move-each':
      return advice.orMoveEach;
    case 'import-first':
      return advice.importFirst(one.file, one.lines, one.isConditional);
    case 'patch-first':
      return advice.patchFirst(one.file, one.lines, one.isConditional);
    case 'import-apart':
      return advice.importApart(one.line, named(one.file));
    case 'run-at-top':
      return advice.runAtTop(patchLabels(one.patch), one.file, one.lines, one.isConditional);
    case 'first-cell':
      return advice.firstCell(patchLabels(one.patch), one.file);
    case 'keep-below':
      return advice.keepBelow;
    case 'launcher':
      return advice.launchers[one.launcher] ?? advice.anyLauncher;
    case 'removed':
      return advice.removed(patchLabels(one.patch)[0]!, one.name, one.instead);
    case 'instead':
      return advice.instead(one.call);
    case 'besides':
      return advice.besides[one.library] ?? [];
    case 'of-rule':
      return textOf(rules, one.rule).advice?.(one.facts) ?? [];
  }
}

function fixTitle(action: Parameters<Messages['fix']>[0]['action'], { fixes }: Texts): string {
  switch (action.kind) {
    case 'move-patch':
      return fixes.movePatch(action.above);
    case 'sink-imports':
      return fixes.sinkImports(action.lines);
    case 'split-import':
      return fixes.splitImport;
    case 'add-comments':
      return fixes.addComments(action.comments);
  }
}
