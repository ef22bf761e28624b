// A page is plain HTML unless it does what HTML cannot: see besluiten/ on pages and JavaScript.
export const csr = false;
export const trailingSlash = 'never';
