import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app.vue'
import { watchForFailures } from './failures'
import { applyTheme } from './stores/theme'

applyTheme()
const app = createApp(App).use(createPinia())
watchForFailures(app)
app.mount('#app')
