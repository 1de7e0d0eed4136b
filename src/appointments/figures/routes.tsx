import { type StaffRoute, staffGet } from '../../foundation/http/index.ts'
import { appointmentPermissions } from '../permissions.ts'
import { downloadFigures, showFigures } from './visit-figures.tsx'

const { seeFigures } = appointmentPermissions

/** How long people wait, for whoever manages an office. */
export const figureRoutes: readonly StaffRoute[] = [
  staffGet('/amt/terminstatistik', seeFigures, showFigures),
  staffGet('/amt/terminstatistik/zahlen.csv', seeFigures, downloadFigures),
]
