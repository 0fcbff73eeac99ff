import type { Estate } from '../estate'
import type { Rule } from './rule'

export interface GroupQuestion {
  readonly estate: Estate
  readonly on: string
  readonly group: string
  readonly memberCount: number
}

const GROUP_NAME_LIMIT = 64

export const groupNameTaken: Rule<GroupQuestion> = {
  id: 'group-name-taken',
  broken: ({ estate, on, group }) =>
    estate.dpmServers.get(on)?.groups.some((known) => known.name === group) ? { server: on, group } : null
}

export const groupNameInvalid: Rule<GroupQuestion> = {
  id: 'group-name-invalid',
  broken: ({ on, group }) => {
    const valid = [...group].length <= GROUP_NAME_LIMIT && /\p{L}/u.test(group) && !/[|/().]/.test(group)
    return valid ? null : { server: on, group }
  }
}

export const noMembers: Rule<GroupQuestion> = {
  id: 'no-members',
  broken: ({ on, group, memberCount }) => (memberCount === 0 ? { server: on, group } : null)
}
