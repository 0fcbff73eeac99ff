import type { DpmServer, Member } from '../engine/estate'
import { isSame, oneOrSome } from './write-fields'
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
          () => this.plan.does({ do: 'consistency-check', on, computer, ...this.someOf(goal, computer) }),
          () => !isSame(this.plan.server(on)?.members, before)
        )
      )
  }

  /** The data to be checked by name, where others of the computer are to stay as they are. */
  private someOf(goal: DpmServer, computer: string): { dataSource?: string | string[] } {
    const stays = this.pairs(goal).some(([now, wanted]) => {
      return now.computer === computer && now.replica !== 'ok' && wanted.replica !== 'ok'
    })
    if (!stays) return {}
    const found = this.pairs(goal).filter(([now, wanted]) => {
      return now.computer === computer && now.replica !== 'ok' && wanted.replica === 'ok'
    })
    return { dataSource: oneOrSome(found.map(([{ dataSource }]) => dataSource)) }
  }

  /** Computers with a member that is there and is to be otherwise. */
  private computersWhere(goal: DpmServer, differs: (now: Member, wanted: Member) => boolean): string[] {
    const found = this.pairs(goal).filter(([now, wanted]) => differs(now, wanted))
    return [...new Set(found.map(([{ computer }]) => computer))]
  }

  /** Members that are there, each with what it is to be. */
  private pairs(goal: DpmServer): (readonly [now: Member, wanted: Member])[] {
    if (this.goals.awaitsRestore(goal)) return []
    const wanted = this.goals.content(goal).members
    const present = this.plan.server(goal.name)?.members ?? []
    return present.flatMap((now, index) => {
      const other = wanted[index]
      return other === undefined ? [] : [[now, other] as const]
    })
  }
}
