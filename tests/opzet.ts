// Every test runs in a zone that is a day ahead of the Netherlands for half of each day, so that code which forgets
// to name Europe/Amsterdam fails here instead of in a Dutch summer night.
process.env.TZ = 'Pacific/Auckland';
