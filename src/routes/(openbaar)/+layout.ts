// Made at build time: no login, readable without a network, never anything of a case.
export const prerender = true;
