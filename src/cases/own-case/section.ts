/** Which part of the portal these pages belong to. */
export const section = { section: 'myCase' }
