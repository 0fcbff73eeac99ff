/** An exercise that its solution solves. The part `exercise` begins in line 5. */
export const EXERCISE = `lab: 1
title: A secondary
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['D:'] }]
exercise:
  goal: DPM2 is to be the secondary of DPM1.
  minutes: 15
  steps:
    - title: Install the agent of DPM2 on DPM1
      text: The agent comes first.
      show: { do: install-agent, on: DPM2, computer: DPM1 }
      done:
        - agents: { computer: DPM1, owner: DPM2 }
      hints: [a nudge, where, how]
    - title: Protect DPM1
      text: Its database is what counts.
      show:
        - do: create-protection-group
          on: DPM2
          group: Secondary
          members: [{ computer: DPM1, dataSource: DPMDB }]
      done:
        - goal: DPM1 is protected by DPM2
        - any: [{ members: { on: DPM2, dataSource: DPMDB, through: null } }, { refused: chain-order }]
      hints: [a nudge, where, how]
  checks:
    - text: DPM2 is the secondary of DPM1
      points: 3
      that:
        - goal: DPM1 is protected by DPM2
        - not: { agents: { computer: DPM2 } }
  wrong:
    - title: The agent the wrong way round
      steps:
        - { do: install-agent, on: DPM1, computer: DPM2 }
`

/** The same with a text of it replaced, which has to be there. */
export function exerciseWith(text: string, by: string): string {
  if (!EXERCISE.includes(text)) throw new Error(`the exercise has no ${text}`)
  return EXERCISE.replace(text, by)
}
