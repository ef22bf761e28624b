// The runner for vitest counts which test meets which change, also when Stryker does not ask for it (`off`). Where one
// test prepares something for all the others that count is wrong; without it every change meets all tests.
import { afterAll, inject } from 'vitest';

const bank = globalThis as unknown as Record<string, { mutantCoverage?: unknown } | undefined>;
// Hooks at the end run the other way around: this one goes before the one that hands the count over.
afterAll(() => {
	delete bank[inject('globalNamespace' as never) as string]?.mutantCoverage;
});
