// The floor for `npm run meet`: a bare node:http server that sends as many bytes as the page it stands next to.
import { createServer } from 'node:http';

const bytes = Number(process.argv[2]);
const lijf = Buffer.alloc(bytes, 'a');
const server = createServer((_vraag, antwoord) => {
	antwoord.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes });
	antwoord.end(lijf);
});
server.listen(0, '127.0.0.1', () => {
	const adres = server.address();
	if (adres && typeof adres === 'object') process.stdout.write(`${adres.port}\n`);
});
