import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import type { Estate } from '../estate'
import { agentStatements } from './agents'
import { chainStatements } from './chain'
import { deedStatements } from './deeds'
import { factsOf } from './facts'
import { memberStatements } from './members'
import { serverStatements } from './servers'
import type { Statement } from './statement'

/** Every rule as a statement about a topology. */
const statements: Readonly<Record<RuleId, Statement>> = {
  ...agentStatements,
  ...chainStatements,
  ...memberStatements,
  ...serverStatements,
  ...deedStatements
}

export interface Judgement {
  readonly rule: RuleId
  readonly state: 'held' | 'broken'
  readonly warns: boolean
  readonly ofDeeds: boolean
  /** What breaks it, a sentence each; of a rule that holds what it says, and what was looked at. */
  readonly findings: readonly string[]
}

/** Every rule, judged on the topology as it stands. In the order of the rules. */
export function judge(estate: Estate): readonly Judgement[] {
  const facts = factsOf(estate)
  return RULE_IDS.map((rule) => {
    const { says, warns, ofDeeds, look } = statements[rule]
    const { at, findings } = look(facts)
    return findings.length > 0
      ? { rule, state: 'broken', warns, ofDeeds, findings }
      : { rule, state: 'held', warns, ofDeeds, findings: [says, at] }
  })
}
