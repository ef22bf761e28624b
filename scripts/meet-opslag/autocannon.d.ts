/** The package brings no types; what last.ts uses of it. */
declare module 'autocannon' {
	interface Vraag {
		method: 'GET' | 'POST';
		path: string;
		headers: Record<string, string>;
		body?: string;
	}
	interface Verslag {
		duration: number;
		errors: number;
		requests: { total: number };
		latency: { p50: number; p99: number };
		statusCodeStats?: Record<string, { count?: number }>;
	}
	export default function autocannon(opties: {
		url: string;
		connections: number;
		duration: number;
		setupClient: (client: { setRequests(vragen: Vraag[]): void }) => void;
		idReplacement?: boolean;
	}): Promise<Verslag>;
}
