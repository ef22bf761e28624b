/** primair: the one thing to do here; tweede: another way; stil: looks like a link. Names in full: see scripts/ongebruikt.ts. */
export const knopstijl = {
	primair: 'utrecht-button--primary-action',
	tweede: 'utrecht-button--secondary-action',
	stil: 'utrecht-button--subtle'
} as const;
export type Knopsoort = keyof typeof knopstijl;
