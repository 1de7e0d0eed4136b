import { afterAll } from 'vitest'
import { tidyUp } from './after-every-file.ts'

afterAll(tidyUp)
