import type { MemberSelection } from '@shared/contract/commands'
import type { NewMember } from './events'

/** Members in their order; what stands together of one computer, by the same way, becomes one selection. */
export function selections(members: readonly NewMember[]): MemberSelection[] {
  const found: { of: NewMember; dataSources: [string, ...string[]] }[] = []
  for (const member of members) {
    const last = found.at(-1)
    if (last?.of.computer === member.computer && last.of.through === member.through) {
      last.dataSources.push(member.dataSource)
    } else found.push({ of: member, dataSources: [member.dataSource] })
  }
  return found.map(({ of: { computer, through }, dataSources }) => ({
    computer,
    dataSource: chosen(dataSources),
    ...(through === null ? {} : { through })
  }))
}

/** One data source stands alone, unless it is called like the word for everything. */
function chosen(dataSources: [string, ...string[]]): string | string[] {
  const [only, ...others] = dataSources
  return others.length === 0 && only !== 'all' ? only : dataSources
}
