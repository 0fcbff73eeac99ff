import type { Exercise } from '@shared/exercise'
import type { Session } from '@main/session'
import { install } from './engine/builder'
import type { Kit } from './desk-kit'

/** A lab file that is an exercise: its first step is to be refused, and its story is not to be told. */
export const EXERCISE = `lab: 1
title: Chain two servers
introduction: DPM1 shall be protected by DPM2.
dpmServers: [{ name: DPM1 }, { name: DPM2 }]
protectedServers: [{ name: Server1, dataSources: ["D:"] }]
given:
  - { do: install-agent, on: DPM1, computer: Server1 }
steps:
  - { do: install-agent, on: DPM2, computer: DPM1 }
exercise:
  goal: >-
    DPM1 is protected by DPM2.
  minutes: 2
  steps:
    - title: Try the protection first
      text: It is refused, for DPM1 has no agent of DPM2.
      show: &group
        do: create-protection-group
        on: DPM2
        group: Secondary
        members: [{ computer: DPM1, dataSource: DPMDB }]
      done: [{ refused: agent-required }]
      hints: [Try it., Under Protection., "Press New."]
    - title: Install the agent and protect DPM1
      text: Both are one after the other.
      show:
        - { do: install-agent, on: DPM2, computer: DPM1 }
        - *group
      done:
        - agents: { computer: DPM1, owner: DPM2 }
        - goal: DPM1 is protected by DPM2
      hints: [An agent is missing., Under Management., "Press Install."]
  checks:
    - text: DPM2 owns the agent
      points: 1
      that: [{ agents: { computer: DPM1, owner: DPM2 } }]
    - text: DPM1 is protected by DPM2
      points: 2
      that: [{ goal: DPM1 is protected by DPM2 }]
  wrong:
    - title: The agent the wrong way round
      steps: [{ do: install-agent, on: DPM1, computer: DPM2 }]
`

/** The same, opened as a bundled exercise. */
export function practising(kit: Kit): Session {
  kit.write('exercises/chain.yaml', EXERCISE)
  kit.desk().open(() => kit.library().openBundled('exercise-chain'))
  kit.told.length = 0
  return kit.desk().session
}

export const agent = install('DPM2', 'DPM1')

/** What a store is given where a test does not care. */
export const KEPT: Exercise = {
  goal: 'FS1 is offline.',
  minutes: null,
  steps: [
    {
      title: 'Let it fail',
      text: 'It fails.',
      show: [{ do: 'fail-server', server: 'FS1' }],
      done: [{ kind: 'not', of: { kind: 'some', part: 'servers', item: { name: 'FS1', status: 'online' } } }],
      hints: ['a', 'b', 'c']
    }
  ],
  checks: [{ text: 'It is offline', points: 1, that: [{ kind: 'refused', rule: 'server-unavailable' }] }],
  wrong: []
}
