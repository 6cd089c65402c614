import type { Facts, RuleId } from '../findings/finding.js';
import { builtInPatchers, type Patcher } from '../patchers/index.js';
import { formatterMovesPatch } from './formatter-moves-patch.js';
import { libraryBeforePatch } from './library-before-patch.js';
import { moduleBeforePatch } from './module-before-patch.js';
import { nameBeforePatch } from './name-before-patch.js';
import { objectBeforePatch } from './object-before-patch.js';
import { patcherBeforePatch } from './patcher-before-patch.js';
import { poolWithoutPatch } from './pool-without-patch.js';
import type { Rule, SubjectKind } from './rule.js';
import { serverWithoutPatch } from './server-without-patch.js';
import { sslContextBeforePatch } from './ssl-context-before-patch.js';

/**
 * Every rule, worst first. A subject belongs to the first rule of its kind that covers it. Ids, configuration, documents
 * and reports follow from this list, and the compiler asks every language of messages/ for the words of each.
 */
export const rules = [
  sslContextBeforePatch,
  patcherBeforePatch,
  nameBeforePatch,
  objectBeforePatch,
  libraryBeforePatch,
  poolWithoutPatch,
  serverWithoutPatch,
  moduleBeforePatch,
  formatterMovesPatch,
] as const satisfies readonly Rule[];

type AnyRule = (typeof rules)[number];
type NameOf<One> = One extends Rule<infer Name, SubjectKind, Facts, Facts> ? Name : never;

/** The ids of all rules as literals. */
export type RuleName = NameOf<AnyRule>;

type RuleNamed<Name extends RuleName> = Extract<AnyRule, { readonly id: RuleId<Name> }>;

/** The facts of the findings of a rule. */
export type FactsOf<Name extends RuleName> = ReturnType<RuleNamed<Name>['facts']>;

/** The facts of the advice that only this rule gives; never where it gives none. */
export type AdvisedOf<Name extends RuleName> = Extract<
  ReturnType<RuleNamed<Name>['advice']>[number],
  { readonly kind: 'of-rule' }
>['facts'];

/** The ids of all rules, in their order. */
export const ruleIds: readonly RuleId[] = rules.map(({ id }) => id);

/** Whether a rule has this id. */
export function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}

/** The rule with this id. */
export function ruleOf(id: RuleId): Rule {
  return (rules as readonly Rule[]).find((rule) => rule.id === id)!;
}

/** The rules about subjects of one kind, in their order. */
export function rulesAbout<Kind extends SubjectKind>(kind: Kind): readonly Rule<string, Kind>[] {
  return (rules as readonly Rule[]).filter((rule): rule is Rule<string, Kind> => rule.about === kind);
}

/** The built-in patchers, or their families, whose patches a rule is about. */
export function patchersOf({ patchers }: Pick<Rule, 'patchers'>): readonly string[] {
  const isMeant = ({ kind, effects }: Patcher) =>
    patchers === 'every' ||
    (patchers === 'green' ? kind === patchers : effects.some(({ effect }) => effect === 'recursion'));
  const names = builtInPatchers.all.filter(isMeant).map(({ id, family = id }) => family);
  return [...new Set(names)];
}

/** The address of a rule's page: `docsBase` is the address of the folder that holds the pages, with or without `/` at its end. */
export function rulePageUrl(docsBase: string, id: string): string {
  return `${docsBase.replace(/(?<!\/)\/+$/, '')}/${id}.md`;
}
