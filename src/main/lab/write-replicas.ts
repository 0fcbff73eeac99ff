import type { DpmServer, Member } from '../engine/estate'
import { isSame } from './write-fields'
import type { Goals } from './write-goals'
import type { Plan } from './write-plan'

/** Brings members that are there into the mode and the state they are to have. */
export class Replicas {
  constructor(
    private readonly plan: Plan,
    private readonly goals: Goals
  ) {}

  /** Takes over what is to be switched, once all of a computer that is to be is there. */
  switchSome(goal: DpmServer): boolean {
    const { name: on } = goal
    const pending = this.goals.members(goal).filter(({ mode }) => mode === 'switched')
    const computers = this.computersWhere(goal, (now, wanted) => {
      return now.mode === 'secondary' && wanted.mode === 'switched'
    })
    return computers
      .filter((computer) => !pending.some((member) => member.computer === computer))
      .some((computer) => this.plan.does({ do: 'switch-protection', on, computer }))
  }

  /** Replicas that are to be in order and are not, once all of their computer are there. */
  check(goal: DpmServer): boolean {
    const { name: on } = goal
    const pending = this.goals.members(goal)
    const before = this.plan.server(on)?.members
    const computers = this.computersWhere(goal, (now, wanted) => {
      return now.replica !== 'ok' && wanted.replica === 'ok'
    })
    return computers
      .filter((computer) => !pending.some((member) => member.computer === computer))
      .some((computer) =>
        this.plan.attempts(
          () => this.plan.does({ do: 'consistency-check', on, computer }),
          () => !isSame(this.plan.server(on)?.members, before)
        )
      )
  }

  /** Computers with a member that is there and is to be otherwise. */
  private computersWhere(goal: DpmServer, differs: (now: Member, wanted: Member) => boolean): string[] {
    if (this.goals.awaitsRestore(goal)) return []
    const wanted = this.goals.content(goal).members
    const present = this.plan.server(goal.name)?.members ?? []
    const found = present.filter((member, index) => {
      const other = wanted[index]
      return other !== undefined && differs(member, other)
    })
    return [...new Set(found.map(({ computer }) => computer))]
  }
}
