// Run by naast-elkaar.ts: many people at once, each with a session of their own, on one or more servers. Reads what to do
// from its first argument and prints what came of it.
import autocannon from 'autocannon';

export type Opdracht = {
	/** Addresses of the app processes; the people are spread over them. */
	servers: string[];
	vragen: { pad: string; cookie: string; body?: string }[];
	seconden: number;
	verbindingen: number;
};
export type Uitslag = { perSeconde: number; p50: number; p99: number; mis: number };

const GOED = [200, 204];

async function opEen(server: string, opdracht: Opdracht, eerste: number): Promise<Uitslag> {
	const { vragen, seconden, servers } = opdracht;
	let wie = eerste;
	const uitslag = await autocannon({
		url: server,
		connections: Math.ceil(opdracht.verbindingen / servers.length),
		duration: seconden,
		// Each connection is a person: the same page again and again, as autocannon's own option does.
		setupClient(client) {
			const vraag = vragen[wie++ % vragen.length]!;
			client.setRequests([
				{
					method: vraag.body === undefined ? ('GET' as const) : ('POST' as const),
					path: vraag.pad,
					headers: {
						accept: 'text/html',
						cookie: vraag.cookie,
						...(vraag.body !== undefined && {
							origin: server.replace('127.0.0.1', 'localhost'),
							'content-type': 'application/x-www-form-urlencoded'
						})
					},
					...(vraag.body !== undefined && { body: vraag.body })
				}
			]);
		},
		idReplacement: vragen.some(({ body }) => body !== undefined)
	});
	const codes = Object.entries(uitslag.statusCodeStats ?? {});
	const goed = codes.reduce(
		(som, [code, { count = 0 }]) => som + (GOED.includes(Number(code)) ? count : 0),
		0
	);
	const { requests, latency } = uitslag;
	return {
		perSeconde: goed / uitslag.duration,
		p50: latency.p50,
		p99: latency.p99,
		mis: requests.total - goed + uitslag.errors
	};
}

const opdracht = JSON.parse(process.argv[2]!) as Opdracht;
const delen = await Promise.all(
	opdracht.servers.map((server, i) =>
		opEen(server, opdracht, i * Math.ceil(opdracht.verbindingen / opdracht.servers.length))
	)
);
process.stdout.write(
	JSON.stringify({
		perSeconde: delen.reduce((som, deel) => som + deel.perSeconde, 0),
		// Of two servers the slower one counts.
		p50: Math.max(...delen.map(({ p50 }) => p50)),
		p99: Math.max(...delen.map(({ p99 }) => p99)),
		mis: delen.reduce((som, deel) => som + deel.mis, 0)
	} satisfies Uitslag)
);
