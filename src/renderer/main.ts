import './styles/tokens.css'
import './styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app.vue'
import { applyTheme } from './stores/theme'

applyTheme()
createApp(App).use(createPinia()).mount('#app')
