import type { Bench } from './support/figure.ts'
export const start: Bench = async () => []
