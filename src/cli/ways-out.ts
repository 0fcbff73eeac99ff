import { findWaysOut, goalTrouble } from '@main/ways-out-searches'
import type { WaysOutView, WayView } from '@shared/contract/views'
import { goalText, parseGoal } from '@shared/goal'
import { lossesText } from '@shared/words/ways'
import type { WaysOutRequest } from './arguments'
import { jsonLine, plain } from './plain'
import { play } from './play'
import { styleOf, type Style } from './style'
import { counted, tell, type Printed } from './tell'

const GOAL_FORMS = '"X is protected", "X is protected by Y" or "X is not protected by Y"'

/** Looks for ways to a goal from where the steps of a lab file lead, whether these end as expected or not. */
export function tellWaysOut({ file, goal: wanted, json }: WaysOutRequest, colour: boolean): Printed {
  const goal = parseGoal(wanted)
  if (!goal) return misuse(`${JSON.stringify(wanted)} is no goal; write ${GOAL_FORMS}`)
  const played = play(file)
  if (!played.ok) {
    const { err, status } = tell(played, { command: 'check', json, colour })
    return { out: '', err, status }
  }
  const { estate } = played.run
  const trouble = goalTrouble(estate, goal)
  if (trouble !== null) return misuse(`${JSON.stringify(goalText(goal))}: ${trouble}`)
  const found = findWaysOut(estate, goal)
  return { out: json ? jsonLine(asJson(found)) : asText(file, found, styleOf(colour)), err: '', status: 0 }
}

function misuse(message: string): Printed {
  return { out: '', err: `dpm-lab: ${plain(message)}\n`, status: 2 }
}

function asJson({ text, complete, ways }: WaysOutView) {
  return {
    goal: text,
    complete,
    ways: ways.map(({ steps, loses, explanation }) => ({
      steps: steps.map(({ command }) => command),
      loses,
      explanation: [...steps.map(({ why }) => why), explanation].join(' ')
    }))
  }
}

function asText(file: string, { text, complete, ways }: WaysOutView, style: Style): string {
  const supported = ways.filter(({ loses }) => loses.length === 0)
  const giving = ways.filter(({ loses }) => loses.length > 0)
  const parts = [
    `${style.strong(plain(`Ways out: ${text}`))} ${style.faint(plain(`(${file})`))}`,
    ...supported.map((way, index) => wayText(way, index + 1, style)),
    ...(giving.length > 0 ? [style.bad('These give up copies that somebody holds:')] : []),
    ...giving.map((way, index) => wayText(way, supported.length + index + 1, style)),
    `${counted(ways.length, 'way')}${complete ? '' : '; the search was stopped at its bounds, so there may be others'}`
  ]
  return `${parts.join('\n\n')}\n`
}

function wayText({ steps, loses, explanation }: WayView, number: number, style: Style): string {
  if (steps.length === 0) return plain(explanation)
  const lines = steps.flatMap(({ text, why }, index) => [
    `  ${index + 1}  ${plain(text)}`,
    style.faint(`     ${plain(why)}`)
  ])
  const lost = new Set(lossesText(loses))
  const said = [...lost].reduce((rest, sentence) => rest.replace(sentence, ''), explanation).trim()
  return [
    style.strong(`Way ${number}, ${counted(steps.length, 'step')}`),
    ...lines,
    `  ${plain(said)}`,
    ...[...lost].map((sentence) => `  ${style.bad(plain(sentence))}`)
  ].join('\n')
}
