// What the scripts of this measurement say to each other.

/** Who looks, where, with which cookie. */
export type Kijker = { casus: string; cookie: string };
export type Vulling = { ouders: Kijker[]; voorzitter: Kijker };

/** The open page in which all reacties here were written. */
export const TAB = '00000000-0000-4000-8000-000000000001';
