CREATE TABLE `sleutel` (
	`id` text PRIMARY KEY NOT NULL,
	`casus_id` text,
	`kek` integer NOT NULL,
	`verpakt` blob NOT NULL,
	`gemaakt_op` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sleutel_casus` ON `sleutel` (`casus_id`);