import { config } from '@vue/test-utils'
import { afterEach, beforeEach } from 'vitest'
import { defineComponent, h } from 'vue'

/**
 * The map, which is tested by itself, is a picture of nothing in the file that calls this. Gives what each was told
 * last, by its name. It is the only component that is loaded when it is needed.
 */
export function useMapStandIn(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const told = new Map<string, Readonly<Record<string, unknown>>>()
  const StandIn = defineComponent({
    props: ['topology', 'label', 'places', 'grounds', 'highlighted', 'readonly'],
    setup: (props) => () => {
      // The one that was drawn last comes last.
      told.delete(String(props.label))
      told.set(String(props.label), { ...props })
      return h('div', { role: 'img', 'aria-label': String(props.label) })
    }
  })
  const before = config.global.stubs
  beforeEach(() => {
    told.clear()
    config.global.stubs = { AsyncComponentWrapper: StandIn }
  })
  afterEach(() => {
    config.global.stubs = before
  })
  return told
}
