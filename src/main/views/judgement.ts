import { momentText } from '@shared/calendar'
import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { ruleWords } from '@shared/words'
import type { Estate } from '../engine/estate'
import { judge } from '../engine/judging'
import { topologyView } from './topology'

/** A topology judged by every rule. */
export function judgementView(estate: Estate, title: string): JudgementView {
  const judged = judge(estate).map((one): JudgedRuleView => {
    const { title: heading, documents, source, errorIds } = ruleWords[one.rule]
    return { ...one, title: heading, documents, source, errorIds }
  })
  const broken = judged.filter(({ state }) => state === 'broken')
  return {
    title,
    moment: momentText(estate.begins, estate.clock),
    broken: broken.length,
    rules: [...broken, ...judged.filter(({ state }) => state === 'held')],
    topology: topologyView(estate)
  }
}
