import { defineAsyncComponent } from 'vue'

/** The map, loaded when one is shown for the first time: Vue Flow is no part of the start. */
export const TopologyMap = defineAsyncComponent(() => import('./topology-map.vue'))
