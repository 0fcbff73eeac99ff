import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import { momentText } from '@shared/calendar'
import type { ReportChart, ReportView } from '@shared/contract/views'
import { GOAL_SAYS, goalOf, goalState, type GoalState } from './recovery-goal'
import type { ReportInput, ReportMember } from './report-input'
import { figures, texts } from './table'

const DAY = 86_400
const UNPROTECTED = t`Computers without protection`
const GOAL_WORDS: Readonly<Record<GoalState, string>> = {
  met: t`Met`,
  missed: t`Missed`,
  none: t`None scheduled`
}
/** How old the newest recovery point is, in days, at most. */
const AGES = [
  { label: t`Up to 1 day`, days: 1 },
  { label: t`1 to 2 days`, days: 2 },
  { label: t`2 to 7 days`, days: 7 },
  { label: t`Older`, days: Number.POSITIVE_INFINITY }
] as const
const NO_POINT = t`None yet`

interface Judged extends ReportMember {
  readonly group: string
  readonly goal: GoalState
  readonly age: string
}

/** Protection: which computers are protected, and how old what one could recover is. */
export function protectionReport(input: ReportInput): ReportView {
  const members = judge(input)
  const unprotected = input.agents.filter(({ protectionState }) => protectionState === 'unprotected')
  return {
    report: 'protection',
    server: input.server,
    title: t`Protection report`,
    period: t`As of ${momentText(input.begins, input.now)}`,
    summary: summaryOf(input, members, unprotected.length),
    columns: [
      ...texts(t`Protection group`, t`Computer`, t`Data source`, t`Type`, t`Status`),
      ...figures(t`Recovery points`),
      ...texts(t`Newest recovery point`, t`Recovery goal`)
    ],
    rows: [
      ...unprotected.map(({ computer }) => [UNPROTECTED, computer, '', '', '', '', '', '']),
      ...members.map(({ group, computer, dataSource, type, status, replica, goal }) => [
        group,
        computer,
        dataSource,
        type,
        status.text,
        String(replica.points),
        replica.newestPoint === null ? NO_POINT : momentText(input.begins, replica.newestPoint),
        GOAL_WORDS[goal]
      ])
    ],
    sectioned: true,
    chart: members.length === 0 ? null : chartOf(members)
  }
}

function judge({ groups, now }: ReportInput): readonly Judged[] {
  return groups.flatMap(({ name, policy, members }) => {
    const goal = goalOf(policy)
    return members.map((member) => ({
      ...member,
      group: name,
      goal: goalState(member, goal, now),
      age: ageOf(member, now)
    }))
  })
}

function ageOf({ replica }: ReportMember, now: number): string {
  const newest = replica.newestPoint
  if (newest === null) return NO_POINT
  return AGES.find(({ days }) => now - newest <= days * DAY)?.label ?? NO_POINT
}

function summaryOf({ server, agents }: ReportInput, members: readonly Judged[], unprotected: number): string {
  if (agents.length === 0 && members.length === 0)
    return t`${server} has neither protection agents nor members of protection groups yet.`
  const of = (goal: GoalState): number => members.filter((member) => member.goal === goal).length
  const safe = agents.length - unprotected
  const sentences = [
    safe === 1
      ? t`${safe} of ${counted(agents.length, 'computer')} with a protection agent is protected.`
      : t`${safe} of ${counted(agents.length, 'computer')} with a protection agent are protected.`
  ]
  if (members.length > 0) {
    const [met, none] = [of('met'), of('none')]
    sentences.push(
      met === 1
        ? t`${met} of ${counted(members.length, 'member')} meets its recovery goal.`
        : t`${met} of ${counted(members.length, 'member')} meet their recovery goal.`
    )
    if (none > 0) sentences.push(none === 1 ? t`${none} has none.` : t`${none} have none.`)
    sentences.push(GOAL_SAYS)
  }
  return sentences.join(' ')
}

function chartOf(members: readonly Judged[]): ReportChart {
  const categories = [...AGES.map(({ label }) => label), NO_POINT]
  const values = (wanted: GoalState): number[] =>
    categories.map((label) => members.filter(({ goal, age }) => goal === wanted && age === label).length)
  return {
    title: t`Members by the age of their newest recovery point`,
    unit: t`members`,
    stacked: true,
    categories,
    series: [
      { name: t`Goal met`, tone: 'ok', values: values('met') },
      { name: t`Goal missed`, tone: 'critical', values: values('missed') },
      { name: t`No goal`, tone: 'neutral', values: values('none') }
    ]
  }
}
