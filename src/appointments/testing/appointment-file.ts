import { join } from 'node:path'
import { root } from '../../foundation/root.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import { AppointmentFile } from '../appointment-file.ts'

/** As the demo has it. */
export function readAppointmentFile(): Promise<AppointmentFile> {
  return readYamlFile(AppointmentFile, join(root, 'district/appointments.yaml'))
}
